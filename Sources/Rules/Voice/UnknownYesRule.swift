import Facts
import Findings
import Language
import Resolve

/// The receiver knows what a yes is in a few languages.
enum UnknownYesRule: Rule {
  static let kind = FindingKind(
    "voice/unknown-yes", .warning, "Checks that the receiver knows a yes in each language of an agent",
    why: """
      The receiver takes a caller's words for a yes by a list for each language, in its `words.py`. In a language that is
      not there it refuses every call that needs a yes, whatever the caller says.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard let policy = agent.language, agent.approval(byReceiverIn: contract) != nil else { return [] }
      let origin = contract.origin
      let places =
        [(policy.standard, origin.location(policy.node, "default"))]
        + policy.also.enumerated().map { ($1, origin.location(policy.node, "also", element: $0)) }
      return places.compactMap { tag, place in
        guard LanguageNames.name(of: tag) != nil, !ReceiverFacts.knowsYes(in: tag) else { return nil }
        return Finding(
          kind, at: place, "the receiver knows no yes in `\(tag)`", label: "writes on the phone would be refused",
          notes: ["it knows one in \(listed(ReceiverFacts.yesLanguages))"],
          help: "add the language to the receiver's `words.py`, or take it out here")
      }
    }
  }
}
