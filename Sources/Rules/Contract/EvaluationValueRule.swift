import Findings
import JSONSchemas
import JSONValues
import Language
import Resolve
import Syntax

/// A golden prompt can only expect values that the tool takes.
enum EvaluationValueRule: Rule {
  static let kind = FindingKind(
    "evaluation/not-valid", .error, "Checks that golden prompts expect only values that their tools take",
    why: """
      A prompt that expects a value which the tool's own schema refuses could never pass. Only the arguments that are
      given are looked at: a prompt names those that matter.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.evaluation.flatMap(\.calls).flatMap { call -> [Finding] in
      guard let tool = contract.tool(call.tool), let given = call.input?.object,
        let input = contract.origin.value(call.node, "input"), let schema = schema(of: tool, contract)
      else { return [] }
      let known = given.members.filter { member in tool.input.member(member.key) != nil }
      return schema.validate(.object(JSONObject(known))).map { error in
        Finding(
          kind, at: contract.origin.location(input, within: error.instancePath),
          "tool `\(tool.name)` never takes this: \(error.message)", help: "expect a value that it takes")
      }
    }
  }

  /// What the tool takes, with each argument optional.
  private static func schema(of tool: ResolvedTool, _ contract: ResolvedContract) -> CompiledSchema? {
    let members = tool.input.members.map { member in
      var member = member
      member.isOptional = true
      return member
    }
    guard !members.isEmpty, let schema = contract.types.schema(of: .properties(members)) else { return nil }
    return try? CompiledSchema(schema, options: SchemaOptions(assertsFormats: true))
  }
}
