import JSONValues
import Language
import Outputs

/// A scenario of SIPp 3.6: the person on the line, over UDP. All scenarios of a dialplan share its longer messages.
struct ScenarioXML {
  private let timeline: Timeline
  private let messages: ScenarioMessages
  private let isCaller: Bool
  /// What each REFER must name, in order.
  private let addresses: [String]

  init(_ direction: Dialplan.Direction, _ timeline: Timeline, _ messages: ScenarioMessages, addresses: [String]) {
    isCaller = direction == .inbound
    self.timeline = timeline
    self.messages = messages
    self.addresses = addresses
  }

  /// `labels` are what the ways are called.
  func write(_ name: String, ways: [Int], _ labels: WayLabels, to file: inout FileSeries) {
    file.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ")
    for (place, way) in ways.enumerated() {
      if place > 0 { file.text.append(", ") }
      labels.write(way, to: &file.text)
    }
    file.text.append(" -->\n<scenario name=\"")
    file.text.append(escaped: name)
    file.text.append("\">\n")
    begin(&file)
    // Sequence numbers of what follows the INVITE in its dialog.
    var sequence = 1
    var referred = 0
    for action in timeline.actions {
      if case .beReferred(let isAccepted, let within) = action {
        beReferred(to: addresses[referred], isAccepted, within, isFirst: referred == 0, &sequence, to: &file)
        referred += 1
      } else {
        write(action, &sequence, to: &file)
      }
    }
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
    case .greet: file.text.append("  <nop><action><exec rtp_stream=\"\(SpokenSound.file),1,0\"/></action></nop>\n")
    case .speak: file.text.append("  <nop><action><exec rtp_stream=\"\(SpokenSound.file),-1,0\"/></action></nop>\n")
    case .hush: file.text.append("  <nop><action><exec rtp_stream=\"pause\"/></action></nop>\n")
    case .hangUp:
      request(messages.bye, &sequence, to: &file)
      file.text.append(messages.bye.tail)
      file.text.append("  <recv response=\"200\"/>\n")
    case .awaitEnd:
      file.text.append("  <recv request=\"BYE\" timeout=\"")
      file.text.append(decimal: timeline.untilEnd)
      file.text.append("\"/>\n")
      file.text.append(ScenarioMessages.done)
    case .beReferred: break
    case .refused(let status):
      file.text.append("  <recv response=\"\(status)\" timeout=\"\(timeline.untilEnd)\"/>\n")
      file.text.append(messages.acknowledgeRefusal)
    }
  }

  /// The person's phone does as it is asked, and says that the new call is there; or it refuses.
  private func beReferred(
    to address: String, _ isAccepted: Bool, _ within: Int, isFirst: Bool, _ sequence: inout Int,
    to file: inout FileSeries
  ) {
    file.text.append("  <recv request=\"REFER\" timeout=\"")
    file.text.append(decimal: within)
    file.text.append("\">\n    <action>\n      <ereg regexp=\"")
    file.text.append(escaped: "<\(RegularExpression.literal(address))>")
    file.text.append(
      "\" search_in=\"hdr\" header=\"Refer-To:\" check_it=\"true\" assign_to=\"3\"/>\n    </action>\n  </recv>\n")
    if isFirst { file.text.append("  <Reference variables=\"3\"/>\n") }
    guard isAccepted else {
      file.text.append(ScenarioMessages.refusal)
      return
    }
    file.text.append(ScenarioMessages.acceptance)
    let told = messages.told
    request(told, &sequence, to: &file)
    file.text.append(told.tail)
    file.text.append("  <recv response=\"200\"/>\n")
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
