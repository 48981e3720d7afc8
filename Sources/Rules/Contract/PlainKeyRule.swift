import Facts
import Findings
import Language
import Resolve
import Syntax

/// A key belongs in the environment, never in a contract.
enum PlainKeyRule: Rule {
  static let kind = FindingKind(
    "text/plain-key", .error, "Checks that no text holds a key of a service",
    why: """
      A contract is committed, and its texts go into what everybody reads. A key in it is known from then on to all who
      see the repository, and scanners of code hosts have it revoked within minutes.
      """, source: "The beginnings of keys: the services' own documents, read 2026-11-22")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let origin = contract.origin
    // Most contracts have none anywhere, and then only what escapes make of a text is left to look at.
    let isWritten = origin.sources.files.contains { !SecretFacts.keys(in: $0.bytes).isEmpty }
    guard isWritten || origin.sources.mayHoldEscapes else { return [] }
    var findings: [Finding] = []
    for index in 0..<origin.tree.nodeCount {
      let node = NodeID(index: Int32(index))
      guard isWritten || origin.tree.style(node) == .doubleQuoted, origin.tree.kind(node) == .scalar else { continue }
      for range in origin.tree.withBytes(node, { SecretFacts.keys(in: $0) }) {
        findings.append(
          Finding(
            kind, at: origin.location(node, content: range), "a key stands here in plain text",
            help: "write `{secret: NAME}` where a secret may stand, and have the key replaced at once: it has been seen"
          ))
      }
    }
    return findings
  }
}
