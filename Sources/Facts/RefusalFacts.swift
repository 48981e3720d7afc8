/// What a far end says when it does not take a call, and what that means.
public enum RefusalFacts {
  /// By outcome the last words (RFC 3261, RFC 8197 and RFC 8688) that mean it: whoever was called, or the phone, refused the
  /// call, or nobody is registered there or there is no such number. 401 and 407 are no people: the far end does not know us.
  public static let words: [(outcome: String, status: [Int])] = [
    ("rejected", [403, 603, 607, 608]), ("unreachable", [404, 408, 410, 480, 484, 604]),
  ]

  /// The words that mean an outcome; none for one that is no refusal.
  public static func words(of outcome: String) -> [Int] { words.first { $0.outcome == outcome }?.status ?? [] }

  /// Those that many send as well when a phone has rung and nobody came.
  public static let alsoAfterRinging = [408, 480]

  /// What Asterisk makes of a far end's last word: `DIALSTATUS`, and the cause (Q.850) that the leg and the caller's channel
  /// have. Seen on 22.10.1 with SIPp as the far end (2026-11-26): a `Reason` in the answer changes nothing, and neither does
  /// ringing before. So one cause stands for several words (21 for 401, 19 for 480 and 483), and the word itself decides:
  /// `HANGUPCAUSE(channel,tech)` has it as `SIP 603 Decline`, also when several were rung.
  public struct Heard: Sendable {
    /// What the far end answers.
    public let status: [Int]
    /// `DIALSTATUS`.
    public let dialStatus: String
    /// By ITU-T Q.850.
    public let cause: Int
  }

  /// The table, by cause.
  public static let asterisk = [
    Heard(status: [300, 301, 305, 380], dialStatus: "NOANSWER", cause: 16),
    Heard(status: [302], dialStatus: "CHANUNAVAIL", cause: 23),
    Heard(status: [401, 403, 407, 603], dialStatus: "CHANUNAVAIL", cause: 21),
    Heard(status: [404, 485, 604], dialStatus: "CHANUNAVAIL", cause: 1),
    Heard(status: [408], dialStatus: "CHANUNAVAIL", cause: 18),
    Heard(status: [409], dialStatus: "CHANUNAVAIL", cause: 41),
    Heard(status: [410], dialStatus: "CHANUNAVAIL", cause: 22),
    Heard(status: [420], dialStatus: "CHANUNAVAIL", cause: 3),
    Heard(status: [480, 483], dialStatus: "NOANSWER", cause: 19),
    Heard(status: [484], dialStatus: "CHANUNAVAIL", cause: 28),
    Heard(status: [486, 600], dialStatus: "BUSY", cause: 17),
    Heard(status: [488, 606], dialStatus: "CHANUNAVAIL", cause: 58),
    Heard(status: [500], dialStatus: "CHANUNAVAIL", cause: 38),
    Heard(status: [501], dialStatus: "CHANUNAVAIL", cause: 29),
    Heard(status: [502], dialStatus: "CHANUNAVAIL", cause: 27),
    Heard(status: [503, 513, 580], dialStatus: "CONGESTION", cause: 34),
    Heard(status: [504], dialStatus: "CHANUNAVAIL", cause: 102),
    Heard(
      status: [
        400, 402, 405, 406, 411, 412, 413, 414, 415, 416, 421, 422, 423, 424, 428, 429, 430, 433, 436, 437, 438, 439,
        440,
        469, 470, 481, 482, 487, 489, 491, 493, 494, 505, 607, 608,
      ], dialStatus: "CHANUNAVAIL", cause: 127),
  ]

  /// What FreeSWITCH calls those last words in `originate_disposition` (signalwire/freeswitch, mod_sofia, read 2026-11-26; not
  /// run). It has one name for 401, 402, 403, 407 and 603, one for 408 and 504, and none for 607 and 608.
  public static let dispositions: [(outcome: String, names: [String])] = [
    ("rejected", ["CALL_REJECTED"]),
    (
      "unreachable",
      [
        "UNALLOCATED_NUMBER", "NO_ROUTE_DESTINATION", "RECOVERY_ON_TIMER_EXPIRE", "NUMBER_CHANGED", "NO_USER_RESPONSE",
        "INVALID_NUMBER_FORMAT", "SUBSCRIBER_ABSENT", "USER_NOT_REGISTERED",
      ]
    ),
  ]

  /// The names that mean an outcome; none for one that is no refusal.
  public static func dispositions(of outcome: String) -> [String] {
    dispositions.first { $0.outcome == outcome }?.names ?? []
  }
}
