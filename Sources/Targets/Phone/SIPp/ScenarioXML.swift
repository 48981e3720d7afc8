import Language

/// A scenario of SIPp 3.6: the person on the line, over UDP.
struct ScenarioXML {
  private let dialplan: Dialplan
  private let timeline: Timeline
  private let facts: CallFacts
  private var body = ""

  /// Sequence numbers of what follows the INVITE in its dialog.
  private var sequence = 1

  static func text(_ name: String, _ dialplan: Dialplan, _ timeline: Timeline, facts: CallFacts, note: String)
    -> String
  {
    var scenario = ScenarioXML(dialplan: dialplan, timeline: timeline, facts: facts)
    let begins = dialplan.direction == .inbound ? scenario.calling() : scenario.called()
    for action in timeline.actions { scenario.write(action) }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- \(XMLText.comment(note)) -->
      <scenario name="\(XMLText.escape(name))">
      \(begins)\(scenario.body)</scenario>

      """
  }

  private init(dialplan: Dialplan, timeline: Timeline, facts: CallFacts) {
    self.dialplan = dialplan
    self.timeline = timeline
    self.facts = facts
  }

  private var isCaller: Bool { dialplan.direction == .inbound }
  private var number: String { Self.digits(facts.called) }
  /// The caller's address; one who shows no number has the name that RFC 3323 gives.
  private var caller: String {
    facts.caller.map { "sip:\(Self.digits($0))@[local_ip]:[local_port]" } ?? "sip:anonymous@anonymous.invalid"
  }
  private static func digits(_ number: String) -> String {
    String(number.filter { $0 == "+" || ($0.isASCII && $0.isNumber) })
  }
  private var isRefused: Bool {
    timeline.actions.contains { if case .refused = $0 { true } else { false } }
  }

  // MARK: - Beginnings

  private func calling() -> String {
    let invite = send(
      """
      INVITE sip:\(number)@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: <\(caller)>;tag=[pid]caller[call_number]
      To: <sip:\(number)@[remote_ip]:[remote_port]>
      Call-ID: [call_id]
      CSeq: 1 INVITE
      Contact: <sip:caller@[local_ip]:[local_port]>
      Max-Forwards: 70
      Content-Type: application/sdp
      Content-Length: [len]

      \(Self.sessionDescription(eventPayload: 96))
      """, retransmits: true)
    let provisional = ["100", "180", "183"].map { "  <recv response=\"\($0)\" optional=\"true\"/>\n" }
      .joined()
    if isRefused { return invite + provisional }
    let timeout = timeline.milliseconds + timeline.untilEnd
    return invite + provisional + "  <recv response=\"200\" rrs=\"true\" timeout=\"\(timeout)\"/>\n" + ack()
  }

  private func ack() -> String {
    send(
      """
      ACK [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      [routes]
      From: <\(caller)>;tag=[pid]caller[call_number]
      To: <sip:\(number)@[remote_ip]:[remote_port]>[peer_tag_param]
      Call-ID: [call_id]
      CSeq: 1 ACK
      Max-Forwards: 70
      Content-Length: 0
      """)
  }

  private func called() -> String {
    """
      <recv request="INVITE" rrs="true">
        <action>
          <ereg regexp=".*" search_in="hdr" header="From:" assign_to="1"/>
          <ereg regexp=".*" search_in="hdr" header="To:" assign_to="2"/>
        </action>
      </recv>
      <Reference variables="1,2"/>

    """ + send(Self.answer("180 Ringing")) + "  <pause milliseconds=\"500\"/>\n"
      + send(
        Self.answer("200 OK", type: "application/sdp") + "\n\n" + Self.sessionDescription(eventPayload: 101),
        retransmits: true) + "  <recv request=\"ACK\"/>\n"
  }

  private static func answer(_ status: String, type: String? = nil) -> String {
    """
    SIP/2.0 \(status)
    [last_Via:]
    [last_From:]
    [last_To:];tag=[pid]callee[call_number]
    [last_Call-ID:]
    [last_CSeq:]
    Contact: <sip:[local_ip]:[local_port];transport=[transport]>
    \(type.map { "Content-Type: \($0)\nContent-Length: [len]" } ?? "Content-Length: 0")
    """
  }

  /// PCMU, and keys as RFC 4733 events. SIPp's `play_dtmf` sends them with payload type 96.
  private static func sessionDescription(eventPayload: Int) -> String {
    """
    v=0
    o=bench 1 1 IN IP[local_ip_type] [local_ip]
    s=-
    c=IN IP[media_ip_type] [media_ip]
    t=0 0
    m=audio [media_port] RTP/AVP 0 \(eventPayload)
    a=rtpmap:0 PCMU/8000
    a=rtpmap:\(eventPayload) telephone-event/8000
    a=fmtp:\(eventPayload) 0-15
    """
  }

  // MARK: - Actions

  private mutating func write(_ action: Timeline.Action) {
    switch action {
    case .wait(let milliseconds): body += "  <pause milliseconds=\"\(milliseconds)\"/>\n"
    case .press(let keys): press(keys)
    case .greet: body += "  <nop><action><exec rtp_stream=\"\(MachineSound.file),1,0\"/></action></nop>\n"
    case .hangUp: body += send(request("BYE"), retransmits: true) + "  <recv response=\"200\"/>\n"
    case .awaitEnd:
      body += "  <recv request=\"BYE\" timeout=\"\(timeline.untilEnd)\"/>\n" + send(Self.done)
    case .refused(let status):
      body += "  <recv response=\"\(status)\" timeout=\"\(timeline.untilEnd)\"/>\n"
      // The ACK of a refusal belongs to the INVITE's own transaction (RFC 3261, 17.1.1.3).
      body += send(
        """
        ACK sip:\(number)@[remote_ip]:[remote_port] SIP/2.0
        [last_Via:]
        [last_From:]
        [last_To:]
        Call-ID: [call_id]
        CSeq: 1 ACK
        Max-Forwards: 70
        Content-Length: 0
        """)
    }
  }

  /// A called SIPp has no stream of its own to put events into, so it sends keys by INFO.
  private mutating func press(_ keys: String) {
    guard !isCaller else {
      body += "  <nop><action><exec play_dtmf=\"\(XMLText.escape(keys))\"/></action></nop>\n"
      return
    }
    for key in keys {
      body += send(
        request("INFO", type: "application/dtmf-relay") + "\n\nSignal=\(key)\nDuration=160", retransmits: true)
      body += "  <recv response=\"200\"/>\n"
    }
  }

  private mutating func request(_ method: String, type: String? = nil) -> String {
    sequence += 1
    let (from, to) =
      isCaller
      ? (
        "<\(caller)>;tag=[pid]caller[call_number]",
        "<sip:\(number)@[remote_ip]:[remote_port]>[peer_tag_param]"
      ) : ("[$2];tag=[pid]callee[call_number]", "[$1]")
    return """
      \(method) [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      [routes]
      From: \(from)
      To: \(to)
      Call-ID: [call_id]
      CSeq: \(sequence) \(method)
      Max-Forwards: 70
      \(type.map { "Content-Type: \($0)\nContent-Length: [len]" } ?? "Content-Length: 0")
      """
  }

  private static let done = """
    SIP/2.0 200 OK
    [last_Via:]
    [last_From:]
    [last_To:]
    [last_Call-ID:]
    [last_CSeq:]
    Content-Length: 0
    """

  /// A message, its body after an empty line.
  private func send(_ message: String, retransmits: Bool = false) -> String {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "      \($0)" }.joined(separator: "\n")
    let end = message.contains("\n\n") ? "\n" : "\n\n"
    return
      "  <send\(retransmits ? " retrans=\"500\"" : "")>\n    <![CDATA[\n\n\(lines)\n\(end)    ]]>\n  </send>\n"
  }
}
