/// Where messages of callers go.
enum MessagesJudge: Judge {
  static let address = ChangeKind(
    "review/message-address", "Messages of callers go to another address",
    why: "Who reads it reads what callers say.")
  static let mailbox = ChangeKind(
    "review/message-mailbox", "Messages of callers are kept in another mailbox",
    why: "Others listen to them.")
  static let kinds = [address, mailbox]
  static let subjects: [Subject] = [Subject("Mailbox", "email"), Subject("Recording", "mailbox")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch (difference.path.field, difference.kind) {
    case ("email", .removed): Judgement(address, .changes, "messages are not sent on any more")
    case ("email", _): Judgement(address, .exposes, "messages are sent there")
    default: Judgement(mailbox, .exposes, "others hear the messages")
    }
  }
}
