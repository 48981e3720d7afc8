import Findings
import Language
import Resolve

/// A name that promises a change, on a tool that says it makes none.
enum HonestNameRule: ToolRule {
  static let kind = FindingKind(
    "tool/effect-against-name", .warning, "Checks that a tool whose name says that it changes something is no read",
    why: """
      `readOnlyHint: true` lets hosts call the tool without asking. Reviewers look for read-only tools whose names
      begin with a word such as create, send or delete. Change the name, or the effect.
      """, source: "OpenAI, plugins/deploy/app-review, hints that mismatch behaviour (2026-07)")

  /// First words of names that say that something changes.
  private static let verbs: Set<String> = [
    "delete", "remove", "destroy", "drop", "purge", "revoke", "cancel", "refund", "send", "post", "publish", "create",
    "update", "write", "set", "modify", "patch", "move", "rename", "archive", "reset", "clear", "wipe", "book", "pay",
  ]

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    let effect = tool.tool.effect
    guard effect == .read || effect == nil && tool.tool.annotations?["readOnlyHint"] == true,
      verbs.contains(firstWord(of: tool.tool.protocolName))
    else { return [] }
    let said = effect == nil ? "readOnlyHint: true" : "effect: read"
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.node, effect == nil ? "annotations" : "effect"),
        "tool `\(tool.name)` says `\(said)`, but its name says that it changes something",
        help: "write `effect: write`, or rename the tool")
    ]
  }

  private static func firstWord(of name: String) -> String {
    var word = ""
    for character in name.unicodeScalars {
      let isUpper = ("A"..."Z").contains(character)
      if "_-./ ".unicodeScalars.contains(character) || isUpper && !word.isEmpty { break }
      word += String(character).lowercased()
    }
    return word
  }
}
