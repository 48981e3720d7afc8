import Facts
import Findings
import Language
import Resolve

/// Reviewers run five cases in which something happens and three in which nothing does.
enum GoldenPromptsRule: SubmissionRule {
  static let kind = FindingKind(
    "submission/review-cases", .error, "Checks that there are five cases that call a tool and three that call none",
    why: """
      The review's cases are made from `evaluation`: exactly five direct or indirect prompts with the tools that they
      call and what is expected, and exactly three negative ones with the reason why nothing is called.
      """, source: DirectoryFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let cases = contract.contract.evaluation
    let origin = contract.origin
    var findings = cases.compactMap { prompt -> Finding? in
      switch prompt.kind {
      case .negative where !prompt.calls.isEmpty:
        return Finding(
          kind, at: origin.location(prompt.node, keyOf: "calls"), "a negative prompt calls no tool",
          help: "write `calls: []`")
      case .negative where prompt.why == nil:
        return Finding(
          kind, at: origin.location(prompt.node, keyOf: "prompt"), "this negative prompt gives no reason",
          help: "add `why: …`")
      case .direct where prompt.calls.isEmpty, .indirect where prompt.calls.isEmpty:
        return Finding(
          kind, at: origin.location(prompt.node, keyOf: "prompt"), "this prompt calls no tool",
          help: "add `calls: [{tool: …}]`, or write `kind: negative`")
      default: return nil
      }
    }
    let positive = cases.filter { $0.kind != .negative }.count
    let negative = cases.count - positive
    if positive != DirectoryFacts.positiveCases || negative != DirectoryFacts.negativeCases {
      findings.append(
        Finding(
          kind, at: origin.location(contract.contract.node, keyOf: "contract"),
          "the review needs \(DirectoryFacts.positiveCases) prompts that call a tool and \(DirectoryFacts.negativeCases) that call none; there are \(positive) and \(negative)",
          help: "add or remove prompts under `evaluation:`"))
    }
    return findings
  }
}
