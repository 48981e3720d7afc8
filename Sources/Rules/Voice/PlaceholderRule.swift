import Findings
import Language
import Resolve

/// What looks like a gap to be filled in is said aloud as it stands.
enum PlaceholderRule: Rule {
  static let kind = FindingKind(
    "voice/placeholder", .error, "Checks that no gap is left in what an agent is told or says",
    why: """
      Instructions are fixed when the contract is built: nothing fills in `{name}` or `{{name}}` later, and
      the model would say it. An environment's variable is written `$(env.name)`.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      agent.forEachText { said in
        guard said.text.utf8.contains(0x7B), let gap = Self.gap(in: said.text) else { return }
        findings.append(
          Finding(
            kind, at: said.location(of: gap, in: contract.origin), "nothing fills in `\(gap)`",
            label: "it would be said as it stands",
            help: "write the words, or `$(env.NAME)` for a variable of the environment"))
      }
    }
    return findings
  }

  /// `{name}` or `{{ name }}` in a text.
  static func gap(in text: String) -> Substring? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}") else { return nil }
      let inner = rest[..<close].drop { $0 == "{" || $0 == " " }
      let isName = !inner.isEmpty && inner.allSatisfy { $0.isLetter || $0.isNumber || "_-. ".contains($0) }
      if isName {
        let end = rest[close...].prefix { $0 == "}" }.endIndex
        return rest[..<end]
      }
      rest = rest[rest.index(after: close)...]
    }
    return nil
  }
}
