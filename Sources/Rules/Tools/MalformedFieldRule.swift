import Findings
import JSONValues
import Language
import Resolve

/// A member of a tool whose value is of the wrong kind.
enum MalformedFieldRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/malformed-field", .warning, "Checks that what is passed through has the form that the protocol gives it",
    why: """
      `fields`, `annotations` and `icons` pass an imported tool's members through as they are. `null` where text, an
      object or a boolean is wanted makes strict clients refuse the tool, or the whole list.
      """, source: "MCP specification 2026-07-28, schema.ts, Tool, ToolAnnotations, Icon")

  /// What each member takes.
  private static let wanted = [
    "name": "text", "title": "text", "description": "text", "inputSchema": "a schema that is an object",
    "outputSchema": "a schema that is an object", "annotations": "an object", "icons": "a list", "_meta": "an object",
  ]

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    let origin = contract.origin
    var findings: [Finding] = []
    func report(_ key: String, _ name: String, _ value: JSONValue, _ wanted: String) {
      findings.append(
        Finding(
          kind, at: origin.value(tool.tool.node, key).flatMap { origin.location($0, keyOf: name) },
          "`\(name)` of `\(tool.name)` is \(value.kindInWords), not \(wanted)",
          help: value == .null ? "take it out: what is absent says the same" : "write \(wanted)"))
    }
    for member in tool.tool.fields ?? JSONObject() {
      guard let wanted = wanted[member.key], !isWell(member.key, member.value) else { continue }
      report("fields", member.key, member.value, wanted)
    }
    for member in tool.tool.annotations ?? JSONObject() {
      if member.key == "title" {
        if member.value.string == nil { report("annotations", member.key, member.value, "text") }
      } else if member.key.hasSuffix("Hint"), member.value.bool == nil {
        report("annotations", member.key, member.value, "`true` or `false`")
      }
    }
    for icon in tool.tool.icons?.array ?? [] where icon["src"]?.string == nil {
      findings.append(
        Finding(
          kind, at: origin.value(tool.tool.node, "icons").flatMap { origin.location($0) },
          "an icon of `\(tool.name)` has no `src`", help: "add the address of the picture: `src: https://…`"))
    }
    return findings
  }

  /// Whether a value in `fields` is what its member takes. Text that is empty is well, if idle.
  private static func isWell(_ key: String, _ value: JSONValue) -> Bool {
    switch (key, value) {
    case ("name", .string), ("title", .string), ("description", .string), ("inputSchema", .object),
      ("outputSchema", .object), ("annotations", .object), ("icons", .array), ("_meta", .object):
      true
    default: false
    }
  }
}

extension JSONValue {
  /// What a value is, for messages: "`null`", "a list".
  fileprivate var kindInWords: String {
    switch self {
    case .null: "`null`"
    case .bool(let value): "`\(value)`"
    case .int, .double: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
