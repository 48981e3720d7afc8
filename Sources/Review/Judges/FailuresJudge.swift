import Language
import Voice

/// What happens when something fails under a conversation.
enum FailuresJudge: Judge {
  static let rewritten = ChangeKind(
    "review/failures-rewritten", "What happens when something fails is said in other words",
    why: "The same happens: what is not said has a default, which follows from how the agent hands over to a person.")
  static let kinds = [rewritten]
  static let subjects: [Subject] = [
    Subject("Agent", "on_failure"), Subject("Failures", "tool"), Subject("Failures", "model"),
    Subject("Failures", "network"), Subject("FailureStep", "tries"), Subject("FailureStep", "then"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let agents = [comparison.old, comparison.new].map { $0.contract.contract.agents[difference.path.name] }
    guard let before = agents[0], let after = agents[1] else { return nil }
    let isSame = [Surface.web, .phone].allSatisfy { FailurePlan(before, on: $0) == FailurePlan(after, on: $0) }
    return isSame ? Judgement(rewritten, .safe, "the same happens as before") : nil
  }
}
