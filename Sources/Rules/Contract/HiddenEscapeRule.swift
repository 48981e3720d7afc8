import Findings
import Language
import Resolve
import SourceText
import Syntax

/// Invisible characters that are written as escapes: a reader of the file sees them, a reader of the output does not.
enum HiddenEscapeRule: ReviewRule {
  static let kind = FindingKind(
    "text/hidden-escape", .warning, "Checks that no text holds invisible characters, written as escapes",
    why: """
      `\\u200B` in double quotes is seen in the contract, but becomes an invisible character in what is emitted, where
      it can hide text from people that a model reads. An import writes such characters of its source so, to show them;
      the directory refuses them.
      """, source: "OpenAI, plugins/deploy/submission, text rules (2026-10); Unicode TR 36, section 2")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let origin = contract.origin
    guard origin.sources.mayHoldEscapes else { return [] }
    var findings: [Finding] = []
    for index in 0..<origin.tree.nodeCount {
      let node = NodeID(index: Int32(index))
      guard origin.tree.style(node) == .doubleQuoted else { continue }
      let hidden = origin.tree.withBytes(node) { content in
        content.contains { $0 >= 0x80 } ? InvisibleTextRule.hidden(in: Array(content)) : []
      }
      // One that stands in the file itself is told as such.
      guard let first = hidden.first, let place = origin.location(node, content: first),
        origin.sources[place.file].bytes[Int(place.range.start)] == 0x5C
      else { continue }
      let count = hidden.count
      findings.append(
        Finding(
          kind, at: place,
          "text that can't be seen is escaped here\(count == 1 ? "" : ", and in \(count - 1) more places")",
          help: "remove it, unless it is meant"))
    }
    return findings
  }
}
