import Findings
import Language
import Resolve
import SourceText
import Syntax

/// A golden prompt can only expect arguments that the tool has.
enum EvaluationInputRule: Rule {
  static let kind = FindingKind(
    "evaluation/unknown-parameter", .error, "Checks that golden prompts expect only arguments that their tools have",
    why: "A prompt that expects an argument which the tool does not take could never pass.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.evaluation.flatMap(\.calls).flatMap { call -> [Finding] in
      guard let tool = contract.tool(call.tool), let input = call.input?.object, !tool.input.members.isEmpty else {
        return []
      }
      let names = tool.input.members.map(\.name)
      return input.keys.filter { !names.contains($0) }.map { name in
        Finding(
          kind, at: place(of: name, in: call, contract.origin), "tool `\(tool.name)` has no parameter `\(name)`",
          notes: ["its parameters: \(names.map { "`\($0)`" }.joined(separator: ", "))"],
          help: nearest(to: name, among: names).map { "did you mean `\($0)`?" })
      }
    }
  }

  private static func place(of name: String, in call: Evaluation.Call, _ origin: Origin) -> Location? {
    guard let input = origin.tree.pair(call.node, "input") else { return origin.location(call.node) }
    return origin.location(origin.overlay[input.value] ?? input.value, keyOf: name)
  }
}
