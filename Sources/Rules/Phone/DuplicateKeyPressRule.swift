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
        return ask.keys.indices.compactMap { index in
          let key = ask.keys[index]
          guard let before = ask.keys[..<index].first(where: { $0.press.overlaps(key.press) }) else { return nil }
          let place = contract.origin.location(before.node, "press")
          return Finding(
            kind, at: contract.origin.location(key.node, "press"),
            before.press == key.press
              ? "key `\(key.press.text)` stands twice in step `\(step.name)`"
              : "keys `\(before.press.text)` and `\(key.press.text)` take the same answers in step `\(step.name)`",
            related: place.map { [.init($0, "it leads to `\(before.next)` here")] } ?? [],
            help: "give each step a key of its own")
        }
      }
    }
  }
}
