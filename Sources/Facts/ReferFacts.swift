/// What a call that is handed over by REFER may take along, and what comes of it.
///
/// Seen on Asterisk 22.10.1 with SIPp as the caller (2026-11-26): `Transfer(PJSIP/<ADDRESS>)` writes the address into `Refer-To`
/// byte by byte, waits for the last NOTIFY and says `SUCCESS` for 200 only; a REFER that is refused, or a new call that
/// is, is `FAILURE`. Whoever answers nothing at all for 32 s is gone (RFC 3261, section 12.2.1.2), and the call with them.
/// Headers of the REFER itself can't be set (asterisk/asterisk#2071, open on 2026-08-06), so they stand in the address.
public enum ReferFacts {
  /// Bytes of an address with its headers: providers of TwiML take fewer than 256 (twilio.com/docs/voice/twiml/sip, read
  /// 2026-11-26).
  public static let addressLength = 255

  /// Registered headers (RFC 3261, section 20; RFC 7433) that only tell something. All others decide who
  /// calls, by which way, or what a phone can do; RFC 3261, section 19.1.5, warns of those in an address.
  public static let registered = ["Alert-Info", "Call-Info", "Priority", "Subject", "User-to-User"]

  /// Whether a name is a token (RFC 3261, section 25.1) that is written into an address without escaping.
  public static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: [UInt8](".!%*_+`'~-".utf8).contains(byte)
        }
      }
  }

  /// Whether a header may go along: one that begins with `X-` and goes on in letters, digits and `-`, or one of `registered`.
  public static func isAllowed(_ name: String) -> Bool {
    let small = name.lowercased()
    if registered.contains(where: { $0.lowercased() == small }) { return true }
    return small.hasPrefix("x-") && small.utf8.count > 2
      && small.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// What a provider says of the new call where it has been made (twilio.com/docs/voice/twiml/refer, read 2026-11-26).
  public static let referredStatus = ["in-progress", "completed"]
  /// The parameter that only a call has which came to the provider by SIP (twilio.com/docs/voice/api/sip-twiml, read
  /// 2026-11-26): any other can't be referred, and the verb ends it with an error.
  public static let sipCall = "SipCallId"
  /// Seconds that FreeSWITCH waits for the far end's last word (signalwire/freeswitch, mod_sofia, read 2026-11-26).
  public static let freeswitchPatience = 10
}
