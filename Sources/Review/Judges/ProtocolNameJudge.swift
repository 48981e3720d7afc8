/// Names by which the outside knows something.
enum ProtocolNameJudge: Judge {
  static let renamed = ChangeKind(
    "review/known-name-changed", "A name that clients and folders go by is another one",
    why: "What was connected, stored or approved under the old name is not found under the new one.")
  static let kinds = [renamed]
  static let subjects: [Subject] = [
    Subject("Tool", "name"), Subject("Server", "name"), Subject("Contract", "contract"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let effect =
      switch difference.path.record {
      case "Tool": "calls, approvals and prompts with the old name fail"
      case "Server": "widgets have other addresses, and clients take it for another server"
      default: "outputs stand in another folder"
      }
    return Judgement(renamed, .breaks, effect)
  }
}
