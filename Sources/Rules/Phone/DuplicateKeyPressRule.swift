import Findings
import Language
import Resolve

/// A key leads to one place.
enum DuplicateKeyPressRule: Rule {
  static let kind = FindingKind(
    "phone/duplicate-key-press", .error, "Checks that a question has each key once",
    why: "A key can lead to one step only. `star` and `'*'` are one key, and so are `pound` and `'#'`.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        guard case .ask(let ask) = step.act else { return [] }
        var first: [Character: Ask.Key] = [:]
        return ask.keys.compactMap { key in
          guard let before = first.updateValue(key, forKey: key.press) else { return nil }
          first[key.press] = before
          let place = contract.origin.location(before.node, "press")
          return Finding(
            kind, at: contract.origin.location(key.node, "press"),
            "key `\(key.press)` stands twice in step `\(step.name)`",
            related: place.map { [.init($0, "it leads to `\(before.next)` here")] } ?? [],
            help: "give each step a key of its own")
        }
      }
    }
  }
}
