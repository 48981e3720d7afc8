import Facts
import Findings
import Language
import Resolve

/// Too many tries can be reached.
enum TooManyRule: Rule {
  static let kind = FindingKind(
    "phone/too-many", .error, "Checks that a question's `too_many` can be reached",
    why: """
      Silence and wrong keys each have `tries` of their own (one unless said), after which the call goes on. `too_many`
      counts both together, so its `tries` must be less than those of the two, and more than one.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .ask(let ask) = step.act, let tooMany = ask.tooMany else { return nil }
        let most = (ask.noInput?.tries ?? 1) + (ask.noMatch?.tries ?? 1) - 2
        let tries = tooMany.tries ?? PhoneFacts.usualTries
        guard tries < 2 || tries > most else { return nil }
        return Finding(
          kind, at: contract.origin.location(tooMany.node, "tries"),
          "nobody in step `\(step.name)` ever fails \(tries) times",
          help: most < 2
            ? "give `no_input` and `no_match` more `tries`" : "write 2 to \(most), or give the others more `tries`")
      }
    }
  }
}
