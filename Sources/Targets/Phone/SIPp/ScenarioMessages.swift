import JSONValues
import Language

/// What the person on the line sends and awaits, as SIPp 3.6 wants it: the messages of one caller and one number, written
/// out once for all scenarios of a dialplan that share them.
struct ScenarioMessages {
  private let caller: String?
  private let called: String
  /// Until the exchange answers: an inbound call's INVITE, an outbound call's whole beginning.
  let begin: [UInt8]
  let acknowledge: [UInt8]
  /// A refusal's ACK belongs to the INVITE's own transaction (RFC 3261, 17.1.1.3).
  let acknowledgeRefusal: [UInt8]
  /// BYE and INFO: each up to its sequence number, and from there on.
  let bye: (head: [UInt8], tail: [UInt8])
  let key: (head: [UInt8], tail: [UInt8])
  /// What came of a call that the exchange asked for.
  let told: (head: [UInt8], tail: [UInt8])
  /// The answer to the exchange's BYE.
  static let done = reply("200 OK")
  /// The answers to a REFER: the first makes a dialog of its own, which wants a Contact (RFC 3515, section 2.2).
  static let acceptance = reply("202 Accepted", "Contact: <sip:caller@[local_ip]:[local_port]>\n")
  static let refusal = reply("603 Decline")

  private static func reply(_ status: String, _ more: String = "") -> [UInt8] {
    send(
      """
      SIP/2.0 \(status)
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      \(more)Content-Length: 0
      """)
  }

  func isFor(_ facts: CallFacts) -> Bool { facts.caller == caller && facts.called == called }

  init(_ direction: Dialplan.Direction, _ facts: CallFacts) {
    caller = facts.caller
    called = facts.called
    let number = Self.digits(called)
    // One who shows no number has the name that RFC 3323 gives.
    let address = caller.map { "sip:\(Self.digits($0))@[local_ip]:[local_port]" } ?? "sip:anonymous@anonymous.invalid"
    let from = "<\(address)>;tag=[pid]caller[call_number]"
    let to = "<sip:\(number)@[remote_ip]:[remote_port]>"
    let isCaller = direction == .inbound
    begin = isCaller ? Self.fill(Self.calling, number, from, to) : Self.answering
    acknowledge = Self.fill(Self.acknowledging, number, from, to)
    acknowledgeRefusal = Self.fill(Self.acknowledgingRefusal, number, from, to)
    let ends = isCaller ? (from, "\(to)[peer_tag_param]") : ("[$2];tag=[pid]callee[call_number]", "[$1]")
    func request(_ form: (head: [UInt8], tail: [UInt8])) -> ([UInt8], [UInt8]) {
      (Self.fill(form.head, number, ends.0, ends.1), form.tail)
    }
    bye = request(Self.ending)
    key = request(Self.pressing)
    told = request(Self.telling)
  }

  private static func digits(_ number: String) -> String {
    String(number.filter { $0 == "+" || ($0.isASCII && $0.isNumber) })
  }

  // MARK: - Forms, which are put together once: what differs between scenarios is filled in

  /// Where the number, the `From` and the `To` stand in a form.
  private enum Blank: UInt8 {
    case number = 1
    case from, to
    /// What stands there: a byte that no message has.
    var mark: Character { Character(Unicode.Scalar(rawValue)) }
  }

  private static func fill(_ form: [UInt8], _ number: String, _ from: String, _ to: String) -> [UInt8] {
    var text = ByteBuffer(capacity: 2_048)
    form.withUnsafeBufferPointer { form in
      var start = 0
      for place in form.indices {
        guard let blank = Blank(rawValue: form[place]) else { continue }
        text.append(UnsafeBufferPointer(rebasing: form[start..<place]))
        switch blank {
        case .number: text.append(number)
        case .from: text.append(from)
        case .to: text.append(to)
        }
        start = place + 1
      }
      text.append(UnsafeBufferPointer(rebasing: form[start...]))
    }
    return text.bytes
  }

  private static let acknowledging = send(
    """
    ACK [next_url] SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
    [routes]
    From: \(Blank.from.mark)
    To: \(Blank.to.mark)[peer_tag_param]
    Call-ID: [call_id]
    CSeq: 1 ACK
    Max-Forwards: 70
    Content-Length: 0
    """)

  private static let acknowledgingRefusal = send(
    """
    ACK sip:\(Blank.number.mark)@[remote_ip]:[remote_port] SIP/2.0
    [last_Via:]
    [last_From:]
    [last_To:]
    Call-ID: [call_id]
    CSeq: 1 ACK
    Max-Forwards: 70
    Content-Length: 0
    """)

  private static let ending = request("BYE", "Content-Length: 0")
  private static let pressing = request(
    "INFO", "Content-Type: application/dtmf-relay\nContent-Length: [len]\n\nSignal=@\nDuration=160")

  private static let telling = request(
    "NOTIFY",
    """
    Contact: <sip:caller@[local_ip]:[local_port]>
    Event: refer
    Subscription-State: terminated;reason=noresource
    Content-Type: message/sipfrag;version=2.0
    Content-Length: [len]

    SIP/2.0 200 OK
    """)

  private static let calling =
    send(
      """
      INVITE sip:\(Blank.number.mark)@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: \(Blank.from.mark)
      To: \(Blank.to.mark)
      Call-ID: [call_id]
      CSeq: 1 INVITE
      Contact: <sip:caller@[local_ip]:[local_port]>
      Max-Forwards: 70
      Content-Type: application/sdp
      Content-Length: [len]

      \(sessionDescription(eventPayload: 96))
      """, retransmits: true)
    + Array(["100", "180", "183"].map { "  <recv response=\"\($0)\" optional=\"true\"/>\n" }.joined().utf8)

  private static let answering: [UInt8] =
    Array(
      """
        <recv request="INVITE" rrs="true">
          <action>
            <ereg regexp=".*" search_in="hdr" header="From:" assign_to="1"/>
            <ereg regexp=".*" search_in="hdr" header="To:" assign_to="2"/>
          </action>
        </recv>
        <Reference variables="1,2"/>

      """.utf8) + send(answer("180 Ringing", "Content-Length: 0")) + Array("  <pause milliseconds=\"500\"/>\n".utf8)
    + send(
      answer("200 OK", "Content-Type: application/sdp\nContent-Length: [len]") + "\n\n"
        + sessionDescription(eventPayload: 101),
      retransmits: true) + Array("  <recv request=\"ACK\"/>\n".utf8)

  private static func answer(_ status: String, _ content: String) -> String {
    """
    SIP/2.0 \(status)
    [last_Via:]
    [last_From:]
    [last_To:];tag=[pid]callee[call_number]
    [last_Call-ID:]
    [last_CSeq:]
    Contact: <sip:[local_ip]:[local_port];transport=[transport]>
    \(content)
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

  /// A request in the dialog, cut where its sequence number stands, and where the key that it tells of does.
  private static func request(_ method: String, _ content: String) -> (head: [UInt8], tail: [UInt8]) {
    let whole = send(
      """
      \(method) [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      [routes]
      From: \(Blank.from.mark)
      To: \(Blank.to.mark)
      Call-ID: [call_id]
      CSeq: # \(method)
      Max-Forwards: 70
      \(content)
      """, retransmits: true)
    let cut = whole.firstIndex(of: UInt8(ascii: "#")) ?? whole.endIndex
    return (Array(whole[..<cut]), Array(whole[cut...].dropFirst()))
  }

  /// A message, its body after an empty line.
  private static func send(_ message: String, retransmits: Bool = false) -> [UInt8] {
    var bytes = ByteBuffer()
    bytes.append("  <send\(retransmits ? " retrans=\"500\"" : "")>\n    <![CDATA[\n\n")
    var hasBody = false
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { hasBody = true } else { bytes.append("      \(line)") }
      bytes.append("\n")
    }
    bytes.append(hasBody ? "\n    ]]>\n  </send>\n" : "\n\n    ]]>\n  </send>\n")
    return bytes.bytes
  }
}
