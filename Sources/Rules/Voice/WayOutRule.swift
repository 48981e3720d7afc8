import Findings
import Language
import Resolve
import SourceText
import Voice

/// Each surface needs a way to a person, and one for each exit.
enum WayOutRule: Rule {
  static let kind = FindingKind(
    "voice/no-way-out", .error, "Checks that each surface has a way out for escalation and for each exit",
    why: """
      On the phone a way out is an outcome of the step that connected the agent (`phone: {exit: escalated}`);
      on the web it is a message, a link or a number. A surface without one would promise a person and then do nothing.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.voiceSurfaces.flatMap { surface in
        var findings: [Finding] = []
        if let escalation = agent.escalation {
          findings += check(
            escalation.way(on: surface), of: "escalation", surface,
            at: contract.origin.location(agent.node, keyOf: "escalation"), contract)
        }
        for exit in agent.exits {
          findings += check(
            exit.way(on: surface), of: "exit `\(exit.name)`", surface, at: contract.origin.location(exit.key),
            contract)
        }
        return findings
      }
    }
  }

  private static func check(
    _ way: WayOut?, of what: String, _ surface: Surface, at place: Location?, _ contract: ResolvedContract
  ) -> [Finding] {
    let isPhone = surface == .phone
    let help = isPhone ? "add `phone: {exit: NAME}`" : "add `web: {message: …}`, `web: {link: …}` or `web: {number: …}`"
    guard let way else {
      return [Finding(kind, at: place, "\(what) has no way out on the \(surface.rawValue)", help: help)]
    }
    let leads = isPhone ? way.exit != nil : way.message != nil || way.link != nil || way.number != nil
    guard !leads else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(way.node),
        "\(what) has a way out on the \(surface.rawValue) that leads nowhere",
        label: isPhone ? "an outcome, `exit`, is needed" : "a `message`, a `link` or a `number` is needed", help: help)
    ]
  }
}
