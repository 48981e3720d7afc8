import JSONValues
import Language

/// What the person on the line sends and awaits, as SIPp 3.6 wants it: the messages of one caller and one number, written
/// out once for all scenarios of a dialplan that share them.
struct ScenarioMessages {
  private let caller: String?
  private let called: String
  private let blanks: Blanks
  /// Until the exchange answers: an inbound call's INVITE, an outbound call's whole beginning.
  let begin: [UInt8]
  let acknowledge: [UInt8]
  /// BYE and, from a called person, INFO: each up to its sequence number, and from there on.
  let bye: (head: [UInt8], tail: [UInt8])
  let key: (head: [UInt8], tail: [UInt8])
  /// A refusal's ACK belongs to the INVITE's own transaction (RFC 3261, 17.1.1.3).
  var acknowledgeRefusal: [UInt8] { Self.acknowledgingRefusal.filled(blanks) }
  /// What came of a call that the exchange asked for.
  var told: (head: [UInt8], tail: [UInt8]) { Self.telling.filled(blanks) }
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
    let first = Blanks(number: number, from: from, to: to)
    blanks =
      isCaller
      ? Blanks(number: number, from: from, to: "\(to)[peer_tag_param]")
      : Blanks(number: number, from: "[$2];tag=[pid]callee[call_number]", to: "[$1]")
    begin = isCaller ? Self.calling.filled(first) : Self.answering
    acknowledge = isCaller ? Self.acknowledging.filled(first) : []
    bye = Self.ending.filled(blanks)
    key = isCaller ? ([], []) : Self.pressing.filled(blanks)
  }

  private static func digits(_ number: String) -> String {
    String(decoding: number.utf8.filter { $0 == 0x2B || 0x30...0x39 ~= $0 }, as: UTF8.self)
  }

  // MARK: - Forms, which are put together once: what differs between scenarios is filled in

  /// Where the number, the `From` and the `To` stand in a form.
  private enum Blank: UInt8 {
    case number = 1
    case from, to
    /// What stands there: a byte that no message has.
    var mark: Character { Character(Unicode.Scalar(rawValue)) }
  }

  /// What is filled in.
  private struct Blanks {
    let number: String
    let from: String
    let to: String
  }

  /// A message, cut at its blanks.
  private struct Form {
    private var pieces: [(text: ArraySlice<UInt8>, blank: Blank)] = []
    private var end: ArraySlice<UInt8>

    init(_ text: [UInt8]) {
      end = text[...]
      while let place = end.firstIndex(where: { Blank(rawValue: $0) != nil }), let blank = Blank(rawValue: end[place]) {
        pieces.append((end[..<place], blank))
        end = end[(place + 1)...]
      }
    }

    func filled(_ blanks: Blanks) -> [UInt8] {
      var text = ByteBuffer(capacity: 2_048)
      for place in pieces.indices {
        pieces[place].text.withUnsafeBufferPointer { text.append($0) }
        switch pieces[place].blank {
        case .number: text.append(blanks.number)
        case .from: text.append(blanks.from)
        case .to: text.append(blanks.to)
        }
      }
      end.withUnsafeBufferPointer { text.append($0) }
      return text.bytes
    }
  }

  /// A request in a dialog, cut where its sequence number stands.
  private struct RequestForm {
    let head: Form
    let tail: [UInt8]

    func filled(_ blanks: Blanks) -> (head: [UInt8], tail: [UInt8]) { (head.filled(blanks), tail) }
  }

  private static let acknowledging = Form(
    send(
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
      """))

  private static let acknowledgingRefusal = Form(
    send(
      """
      ACK sip:\(Blank.number.mark)@[remote_ip]:[remote_port] SIP/2.0
      [last_Via:]
      [last_From:]
      [last_To:]
      Call-ID: [call_id]
      CSeq: 1 ACK
      Max-Forwards: 70
      Content-Length: 0
      """))

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

  private static let calling = Form(
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
      + Array(["100", "180", "183"].map { "  <recv response=\"\($0)\" optional=\"true\"/>\n" }.joined().utf8))

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
  private static func request(_ method: String, _ content: String) -> RequestForm {
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
    return RequestForm(head: Form(Array(whole[..<cut])), tail: Array(whole[cut...].dropFirst()))
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
