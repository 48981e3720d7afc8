import Language
import Resolve

/// How a call comes to an agent in one language.
struct AgentRoute {
  /// The language of the call.
  let language: String
  /// As `X-Parlance-Route` says it.
  let name: String
  /// The agent's own tag of that language; nil where it is told of none: it begins in its first.
  let tag: String?
}

extension PhonePlan {
  /// The routes of a step that connects: one for each language in which calls come to it. A language that the agent does not
  /// speak has the route of its first one.
  func routes(of step: Step, in flow: Flow) -> [AgentRoute] {
    guard case .connect(let connect) = step.act, let agent = contract.agents[connect.agent] else {
      return [AgentRoute(language: flow.calls.first, name: PhoneNames.route(flow.name, step.name), tag: nil)]
    }
    return flow.calls.languages(in: step.name).map { language in
      let tag = agent.tag(for: language)
      let other = tag == agent.language?.standard ? nil : tag
      return AgentRoute(language: language, name: PhoneNames.route(flow.name, step.name, other), tag: other)
    }
  }
}
