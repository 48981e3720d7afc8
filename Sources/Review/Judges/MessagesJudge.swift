/// Where messages of callers go.
enum MessagesJudge: Judge {
  static let address = ChangeKind(
    "review/message-address", "Messages of callers go to another address",
    why: "Who reads it reads what callers say.")
  static let mailbox = ChangeKind(
    "review/message-mailbox", "Messages of callers are kept in another mailbox",
    why: "Others listen to them.")
  static let transcript = ChangeKind(
    "review/message-transcript", "Messages of callers are written down, or no longer",
    why: "The provider's model hears them, and words are found and passed on more easily than sound.")
  static let kinds = [address, mailbox, transcript]
  static let subjects: [Subject] = [
    Subject("Mailbox", "email"), Subject("Recording", "mailbox"), Subject("Mailbox", "transcribe"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch (difference.path.field, difference.kind) {
    case ("transcribe", _):
      difference.after == "true"
        ? Judgement(transcript, .exposes, "the provider writes down what callers say")
        : Judgement(transcript, .changes, "nobody writes down what callers say")
    case ("email", .removed): Judgement(address, .changes, "messages are not sent on any more")
    case ("email", _): Judgement(address, .exposes, "messages are sent there")
    default: Judgement(mailbox, .exposes, "others hear the messages")
    }
  }
}
