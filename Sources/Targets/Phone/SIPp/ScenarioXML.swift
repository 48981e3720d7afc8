import Language

/// A scenario of SIPp 3.6: the person on the line, over UDP.
struct ScenarioXML {
  private let timeline: Timeline
  private let messages: ScenarioMessages
  private let isCaller: Bool
  private var text = TextBytes()
  /// Sequence numbers of what follows the INVITE in its dialog.
  private var sequence = 1

  static func bytes(
    _ name: String, _ direction: Dialplan.Direction, _ timeline: Timeline, _ messages: ScenarioMessages, ways: [String]
  )
    -> [UInt8]
  {
    var scenario = ScenarioXML(direction, timeline, messages)
    scenario.text.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ")
    for (place, way) in ways.enumerated() {
      if place > 0 { scenario.text.put(", ") }
      scenario.text.put(way)
    }
    scenario.text.put(" -->\n<scenario name=\"\(XMLText.escape(name))\">\n")
    scenario.begin()
    for action in timeline.actions { scenario.write(action) }
    scenario.text.put("</scenario>\n")
    return scenario.text.bytes
  }

  private init(_ direction: Dialplan.Direction, _ timeline: Timeline, _ messages: ScenarioMessages) {
    isCaller = direction == .inbound
    self.timeline = timeline
    self.messages = messages
  }

  private mutating func begin() {
    text.put(messages.begin)
    guard isCaller, !timeline.isRefused else { return }
    text.put("  <recv response=\"200\" rrs=\"true\" timeout=\"")
    text.put(timeline.milliseconds + timeline.untilEnd)
    text.put("\"/>\n")
    text.put(messages.acknowledge)
  }

  private mutating func write(_ action: Timeline.Action) {
    switch action {
    case .wait(let milliseconds):
      text.put("  <pause milliseconds=\"")
      text.put(milliseconds)
      text.put("\"/>\n")
    case .press(let keys): press(keys)
    case .greet: text.put("  <nop><action><exec rtp_stream=\"\(MachineSound.file),1,0\"/></action></nop>\n")
    case .hangUp:
      request(messages.bye)
      text.put(messages.bye.tail)
      text.put("  <recv response=\"200\"/>\n")
    case .awaitEnd:
      text.put("  <recv request=\"BYE\" timeout=\"")
      text.put(timeline.untilEnd)
      text.put("\"/>\n")
      text.put(ScenarioMessages.done)
    case .refused(let status):
      text.put("  <recv response=\"\(status)\" timeout=\"\(timeline.untilEnd)\"/>\n")
      text.put(messages.acknowledgeRefusal)
    }
  }

  /// A called SIPp has no stream of its own to put events into, so it sends keys by INFO.
  private mutating func press(_ keys: String) {
    guard !isCaller else {
      text.put("  <nop><action><exec play_dtmf=\"")
      text.put(XMLText.escape(keys))
      text.put("\"/></action></nop>\n")
      return
    }
    for key in keys.utf8 {
      request(messages.key)
      for byte in messages.key.tail { text.put(byte: byte == UInt8(ascii: "@") ? key : byte) }
      text.put("  <recv response=\"200\"/>\n")
    }
  }

  private mutating func request(_ message: (head: [UInt8], tail: [UInt8])) {
    sequence += 1
    text.put(message.head)
    text.put(sequence)
  }
}
