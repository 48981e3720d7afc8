import JSONValues
import Language
import Outputs

/// A scenario of SIPp 3.6: the person on the line, over UDP. All scenarios of a dialplan share its longer messages.
struct ScenarioXML {
  private let timeline: Timeline
  private let messages: ScenarioMessages
  private let isCaller: Bool

  init(_ direction: Dialplan.Direction, _ timeline: Timeline, _ messages: ScenarioMessages) {
    isCaller = direction == .inbound
    self.timeline = timeline
    self.messages = messages
  }

  /// `labels` are what the ways are called.
  func write(_ name: String, ways: [Int], _ labels: [String], to file: inout FileSeries) {
    file.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ")
    for (place, way) in ways.enumerated() {
      if place > 0 { file.text.append(", ") }
      file.text.append(labels[way])
    }
    file.text.append(" -->\n<scenario name=\"")
    file.text.append(escaped: name)
    file.text.append("\">\n")
    begin(&file)
    // Sequence numbers of what follows the INVITE in its dialog.
    var sequence = 1
    for action in timeline.actions { write(action, &sequence, to: &file) }
    file.text.append("</scenario>\n")
  }

  private func begin(_ file: inout FileSeries) {
    file.share(messages.begin)
    guard isCaller, !timeline.isRefused else { return }
    file.text.append("  <recv response=\"200\" rrs=\"true\" timeout=\"")
    file.text.append(decimal: timeline.milliseconds + timeline.untilEnd)
    file.text.append("\"/>\n")
    file.share(messages.acknowledge)
  }

  private func write(_ action: Timeline.Action, _ sequence: inout Int, to file: inout FileSeries) {
    switch action {
    case .wait(let milliseconds):
      file.text.append("  <pause milliseconds=\"")
      file.text.append(decimal: milliseconds)
      file.text.append("\"/>\n")
    case .press(let keys): press(keys, &sequence, to: &file)
    case .greet: file.text.append("  <nop><action><exec rtp_stream=\"\(MachineSound.file),1,0\"/></action></nop>\n")
    case .hangUp:
      request(messages.bye, &sequence, to: &file)
      file.text.append(messages.bye.tail)
      file.text.append("  <recv response=\"200\"/>\n")
    case .awaitEnd:
      file.text.append("  <recv request=\"BYE\" timeout=\"")
      file.text.append(decimal: timeline.untilEnd)
      file.text.append("\"/>\n")
      file.text.append(ScenarioMessages.done)
    case .refused(let status):
      file.text.append("  <recv response=\"\(status)\" timeout=\"\(timeline.untilEnd)\"/>\n")
      file.text.append(messages.acknowledgeRefusal)
    }
  }

  /// A called SIPp has no stream of its own to put events into, so it sends keys by INFO.
  private func press(_ keys: String, _ sequence: inout Int, to file: inout FileSeries) {
    guard !isCaller else {
      file.text.append("  <nop><action><exec play_dtmf=\"")
      file.text.append(escaped: keys)
      file.text.append("\"/></action></nop>\n")
      return
    }
    for key in keys.utf8 {
      request(messages.key, &sequence, to: &file)
      for byte in messages.key.tail { file.text.append(byte == UInt8(ascii: "@") ? key : byte) }
      file.text.append("  <recv response=\"200\"/>\n")
    }
  }

  private func request(
    _ message: (head: [UInt8], tail: [UInt8]), _ sequence: inout Int, to file: inout FileSeries
  ) {
    sequence += 1
    file.share(message.head)
    file.text.append(decimal: sequence)
  }
}
