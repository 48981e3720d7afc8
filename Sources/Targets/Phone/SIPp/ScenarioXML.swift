import JSONValues
import Language

/// A scenario of SIPp 3.6: the person on the line, over UDP.
struct ScenarioXML: ~Copyable {
  private let timeline: Timeline
  private let messages: ScenarioMessages
  private let isCaller: Bool
  private var text: ByteBuffer
  /// Sequence numbers of what follows the INVITE in its dialog.
  private var sequence = 1

  static func bytes(
    _ name: String, _ direction: Dialplan.Direction, _ timeline: Timeline, _ messages: ScenarioMessages,
    ways: [Int], _ labels: [String]
  ) -> [UInt8] {
    var scenario = ScenarioXML(direction, timeline, messages)
    scenario.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ")
    for (place, way) in ways.enumerated() {
      if place > 0 { scenario.text.append(", ") }
      scenario.text.append(labels[way])
    }
    scenario.text.append(" -->\n<scenario name=\"")
    scenario.text.append(escaped: name)
    scenario.text.append("\">\n")
    scenario.begin()
    for action in timeline.actions { scenario.write(action) }
    scenario.text.append("</scenario>\n")
    return scenario.text.bytes
  }

  private init(_ direction: Dialplan.Direction, _ timeline: Timeline, _ messages: ScenarioMessages) {
    isCaller = direction == .inbound
    self.timeline = timeline
    self.messages = messages
    text = ByteBuffer(capacity: 8_192)
  }

  private mutating func begin() {
    text.append(messages.begin)
    guard isCaller, !timeline.isRefused else { return }
    text.append("  <recv response=\"200\" rrs=\"true\" timeout=\"")
    text.append(decimal: timeline.milliseconds + timeline.untilEnd)
    text.append("\"/>\n")
    text.append(messages.acknowledge)
  }

  private mutating func write(_ action: Timeline.Action) {
    switch action {
    case .wait(let milliseconds):
      text.append("  <pause milliseconds=\"")
      text.append(decimal: milliseconds)
      text.append("\"/>\n")
    case .press(let keys): press(keys)
    case .greet: text.append("  <nop><action><exec rtp_stream=\"\(MachineSound.file),1,0\"/></action></nop>\n")
    case .hangUp:
      request(messages.bye)
      text.append(messages.bye.tail)
      text.append("  <recv response=\"200\"/>\n")
    case .awaitEnd:
      text.append("  <recv request=\"BYE\" timeout=\"")
      text.append(decimal: timeline.untilEnd)
      text.append("\"/>\n")
      text.append(ScenarioMessages.done)
    case .refused(let status):
      text.append("  <recv response=\"\(status)\" timeout=\"\(timeline.untilEnd)\"/>\n")
      text.append(messages.acknowledgeRefusal)
    }
  }

  /// A called SIPp has no stream of its own to put events into, so it sends keys by INFO.
  private mutating func press(_ keys: String) {
    guard !isCaller else {
      text.append("  <nop><action><exec play_dtmf=\"")
      text.append(escaped: keys)
      text.append("\"/></action></nop>\n")
      return
    }
    for key in keys.utf8 {
      request(messages.key)
      for byte in messages.key.tail { text.append(byte == UInt8(ascii: "@") ? key : byte) }
      text.append("  <recv response=\"200\"/>\n")
    }
  }

  private mutating func request(_ message: (head: [UInt8], tail: [UInt8])) {
    sequence += 1
    text.append(message.head)
    text.append(decimal: sequence)
  }
}
