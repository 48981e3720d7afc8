extension PhoneRulesTests {
  /// The same of calls that are connected to web sockets.
  static let ofStreams: [(code: String, message: String, changes: [(String, String)])] =
    [
      ("ws://media.example/calls", "is no `wss` address"),
      ("https://media.example/calls", "is no `wss` address"),
      ("wss:///calls", "names no host"),
      ("wss://media.example:0/calls", "names no host"),
      ("wss://media.example:443:1/calls", "names no host"),
      ("wss://-media/calls", "names no host"),
      ("wss://lamps:secret@media.example/calls", "has a name or a password in it"),
      ("wss://media.example/calls?line=2", "has a query"),
      ("wss://media.example?line=2", "has a query"),
      ("wss://media.example/calls#2", "has a fragment"),
      ("wss://media.example/my calls", "has a path that would have to be escaped"),
      ("wss://media.example/calls;type=x", "has a path that would have to be escaped"),
      ("wss://media.example/${SHELL(id)}", "has a path that would have to be escaped"),
    ].map { url, reason in
      ("phone/stream", "`\(url)` \(reason)", streaming("url: '\(url)', retention: 0s"))
    } + [
      (
        "phone/stream", "nobody signs in at `adviser` without a `password`",
        streaming("url: 'wss://media.example/calls', username: lamps, retention: 0s")
      ),
      (
        "phone/stream", "nobody signs in at `adviser` without a `username`",
        streaming("url: 'wss://media.example/calls', password: {secret: CARRIER_PASSWORD}, retention: 0s")
      ),
      (
        "phone/stream", "`lamps:x` is no name to sign in with",
        streaming(
          "url: 'wss://media.example/calls', username: 'lamps:x', password: {secret: CARRIER_PASSWORD}, retention: 0s")
      ),
      (
        "phone/stream", "`2s` is too short for a call to be connected to `adviser`",
        streaming(step: "disclose: [ai], max: 2s")
      ),
      (
        "phone/no-time", "`0s` is no time for a call that is connected to a web socket",
        streaming(step: "disclose: [ai], max: 0s")
      ),
      (
        "phone/waiting-time", "`5h` is too long for a call that is connected to a web socket",
        streaming(step: "disclose: [ai], max: 5h")
      ),
      (
        "phone/undisclosed-stream", "a caller can come to step `elsewhere` without hearing that a machine listens",
        streaming(step: "max: 10m")
      ),
      (
        "phone/undisclosed-stream",
        "a caller can come to step `elsewhere` without hearing that `adviser` keeps what they say",
        streaming("url: 'wss://media.example/calls', retention: 30d", instead: thanks)
      ),
      (
        "phone/sensitive-step", "web socket `adviser` would have the card data of step `elsewhere`",
        streaming(step: "disclose: [ai], takes: [card], max: 10m")
          + [("pause_in: [payments]", "pause_in: [payments, elsewhere]")]
      ),
      (
        "phone/missing-retention", "web socket `adviser` does not say how long the far end keeps what it hears",
        streaming("url: 'wss://media.example/calls'")
      ),
      (
        "phone/missing-outcome", "step `elsewhere` has no way for `failed` and `time_limit`",
        streaming(outcomes: "completed: last")
      ),
      (
        "phone/unknown-outcome", "web socket `adviser` has no outcome `busy`",
        streaming(outcomes: "completed: last, failed: last, time_limit: last, busy: last")
      ),
    ]

  /// The end of a call that is not recorded.
  private static let thanks = "thanks: {say: Thank you. Goodbye., hangup: normal}"

  /// Instead of the step for the end of a call one that connects it to a web socket.
  private static func streaming(
    _ stream: String = "url: 'wss://media.example/calls', retention: 0s", step: String = "disclose: [ai], max: 10m",
    outcomes: String = "completed: last, failed: last, time_limit: last", instead end: String = goodbye
  ) -> [(String, String)] {
    [
      ("mailboxes:\n", "streams:\n  adviser: {\(stream)}\nmailboxes:\n"),
      (
        end,
        "\(end.prefix { $0 != ":" }): {say: Thank you., next: elsewhere}\n"
          + "      elsewhere: {\(step), stream: adviser, on_result: {\(outcomes)}}\n"
          + "      last: {say: Goodbye., hangup: normal}"
      ),
    ]
  }
}
