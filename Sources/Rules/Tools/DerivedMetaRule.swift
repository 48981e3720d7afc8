import Facts
import Findings
import Language
import Resolve

/// Foreign metadata can't say what follows from the contract.
enum DerivedMetaRule: Rule {
  static let kind = FindingKind(
    "tool/derived-meta", .warning, "Checks that `meta` holds no key that follows from the contract",
    why: """
      `meta` is passed through as it stands, but where a key follows from `surfaces`, `widget`, `status` or `scopes`,
      what follows is emitted, so that no foreign word opens what the contract closes. The value under `meta` is lost.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let called = Set(contract.widgets.flatMap(\.calls))
    return contract.contract.tools.flatMap { tool -> [Finding] in
      guard let meta = tool.meta else { return [] }
      return derived(tool, isCalled: called.contains(tool.name), contract).compactMap { path, cause in
        guard (path.count == 1 ? meta[path[0]] : meta[path[0]]?[path[1]]) != nil else { return nil }
        let origin = contract.origin
        var node = origin.tree.pair(tool.node, "meta")?.value
        for name in path.dropLast() { node = node.flatMap { origin.tree.pair($0, name)?.value } }
        return Finding(
          kind, at: node.flatMap { origin.location($0, keyOf: path[path.count - 1]) },
          "`\(path.joined(separator: "."))` of `\(tool.name)` follows from \(cause)",
          label: "this value is not emitted", help: "take it out, and say what is meant by \(cause)")
      }
    }
  }

  /// The keys that Parlance writes for a tool, and what they follow from.
  private static func derived(
    _ tool: Language.Tool, isCalled: Bool, _ contract: ResolvedContract
  ) -> [(path: [String], cause: String)] {
    var keys: [(path: [String], cause: String)] = []
    if tool.widget != nil { keys.append((["ui", "resourceUri"], "`widget`")) }
    if !tool.surfaces.isEmpty || tool.effect != nil || isCalled {
      keys.append((["ui", "visibility"], "`surfaces`"))
    }
    if tool.widget != nil, contract.contract.compatibility.contains(.chatgptLegacy) {
      keys.append(([ChatGPTFacts.outputTemplate], "`widget`"))
    }
    if tool.status?.running != nil { keys.append(([ChatGPTFacts.invoking], "`status.running`")) }
    if tool.status?.done != nil { keys.append(([ChatGPTFacts.invoked], "`status.done`")) }
    if tool.authentication != nil || !tool.scopes.isEmpty || tool.effect != nil {
      keys.append(([ChatGPTFacts.securitySchemes], "`scopes` and `auth`"))
    }
    return keys
  }
}
