import Facts
import Findings
import Language
import Resolve
import SourceText
import Syntax

/// What stands in outputs for a secret is made by the compiler, never written.
enum SecretMarkerRule: Rule {
  static let kind = FindingKind(
    "text/secret-marker", .error, "Checks that no text holds what is replaced by a secret",
    why: """
      `@secret(NAME)` stands in outputs where a secret belongs, and `parlance fill` puts the value there, from the
      environment that it runs in. Written in a description, a title or any other text, it would put that value, even of
      a variable that the contract never names, where everybody reads it.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let origin = contract.origin
    // Most contracts have neither anywhere, and then only what escapes make of a text is left to look at.
    let isSuspect = origin.sources.files.contains { mayHold($0.bytes) }
    guard isSuspect || origin.sources.mayHoldEscapes else { return [] }
    var findings: [Finding] = []
    for index in 0..<origin.tree.nodeCount {
      let node = NodeID(index: Int32(index))
      guard isSuspect || origin.tree.style(node) == .doubleQuoted, origin.tree.kind(node) == .scalar else { continue }
      if let written = origin.tree.withBytes(node, { range(in: $0) }) {
        let text = Array(origin.tree.string(node).utf8)[written]
        findings.append(
          Finding(
            kind, at: origin.location(node, content: written),
            "`\(String(decoding: text, as: UTF8.self))` would be replaced by a secret", help: help(text)))
      } else if origin.tree.holds(node, 0x24), let place = madeByVariables(node, origin) {
        findings.append(
          Finding(
            kind, at: place, "this would be replaced by a secret \(inEnvironment(contract.contract.environment))",
            label: "its variables make a reference of it", help: help([]), environment: contract.contract.environment))
      }
    }
    return findings
  }

  /// Whether a file has a marker, or puts variables into its texts, of which one may come.
  private static func mayHold(_ file: [UInt8]) -> Bool {
    file.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == 0x40 || bytes[index] == 0x24 {
        if bytes[index...].starts(with: marker) || bytes[index...].starts(with: variable) { return true }
      }
      return false
    }
  }

  private static func help(_ marker: some Collection<UInt8>) -> String {
    let name = String(decoding: marker.dropFirst(SecretFacts.marker.utf8.count).dropLast(), as: UTF8.self)
    let secret = name.isEmpty ? "NAME" : name
    return
      "declare it under `secrets` and write `{secret: \(secret)}` where a secret may stand; for these very letters, "
      + "put a space behind the `@`"
  }

  private static let marker = Array(SecretFacts.marker.utf8)
  private static let variable = Array("$(env.".utf8)

  /// The first marker in a text, to its bracket, or to the end of what can't be a name.
  private static func range(in bytes: some RandomAccessCollection<UInt8>) -> Range<Int>? {
    guard bytes.count >= marker.count, bytes.contains(0x40) else { return nil }
    let bytes = Array(bytes)
    for start in 0...bytes.count - marker.count where bytes[start] == 0x40 && bytes[start...].starts(with: marker) {
      let end = bytes[(start + marker.count)...].firstIndex { !isNameByte($0) } ?? bytes.count
      return start..<(end < bytes.count && bytes[end] == 0x29 ? end + 1 : end)
    }
    return nil
  }

  /// The place of a text that becomes a marker when variables are put in: `@$(env.word)`.
  private static func madeByVariables(_ node: NodeID, _ origin: Origin) -> Location? {
    var rest = Substring(origin.tree.string(node))
    guard rest.contains("$(env.") else { return nil }
    var text = ""
    while let open = rest.firstRange(of: "$(env."), let close = rest[open.upperBound...].firstIndex(of: ")") {
      text += rest[..<open.lowerBound] + (origin.variables[String(rest[open.upperBound..<close])] ?? "")
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    return range(in: Array(text.utf8)) == nil ? nil : origin.location(node)
  }
}
