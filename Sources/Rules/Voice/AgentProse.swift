import Language
import Resolve
import SourceText
import Syntax

/// A text of an agent, and where it stands.
struct AgentText {
  let text: String
  fileprivate let record: NodeID
  fileprivate let key: String
  fileprivate let element: Int?
  /// Where it stands, if that is known already.
  fileprivate var place: NodeID?

  /// The place of a part of the text.
  func location(of part: Substring, in origin: Origin) -> Location? {
    guard let node = node(in: origin) else { return nil }
    let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
    return origin.location(node, content: start..<start + part.utf8.count)
  }

  private func node(in origin: Origin) -> NodeID? {
    if let place { return place.index < 0 ? nil : place }
    guard record.index >= 0, let pair = origin.tree.pair(record, key) else { return nil }
    let value = origin.overlay[pair.value] ?? pair.value
    guard let element, origin.tree.kind(value) == .sequence else { return value }
    return origin.tree.elements(value).enumerated().first { $0.offset == element }?.element
  }
}

extension Agent {
  /// Calls a closure with each text that the model reads or says.
  func forEachText(_ body: (AgentText) -> Void) {
    func visit(_ text: String?, _ record: any Record, _ key: String) {
      if let text { body(AgentText(text: text, record: record.node, key: key, element: nil)) }
    }
    func visit(_ speech: Speech?, _ record: any Record, _ key: String) {
      for version in speech?.versions ?? [] {
        body(AgentText(text: version.text, record: record.node, key: key, element: nil, place: version.node))
      }
    }
    func visit(_ texts: [String], _ record: any Record, _ key: String) {
      for (index, text) in texts.enumerated() {
        body(AgentText(text: text, record: record.node, key: key, element: index))
      }
    }
    visit(role, self, "role")
    visit(doneWhen, self, "done_when")
    visit(personality, self, "personality")
    visit(length, self, "length")
    visit(greeting, self, "greeting")
    for known in background { visit(known.fact, known, "fact") }
    visit(rules, self, "rules")
    for handOver in handOver {
      visit(handOver.when, handOver, "when")
      visit(handOver.say, handOver, "say")
    }
    for step in [onFailure?.tool, onFailure?.model, onFailure?.network] {
      if let step { visit(step.say, step, "say") }
    }
    for state in states {
      visit(state.goal, state, "goal")
      visit(state.samples, state, "samples")
      for transition in state.exits { visit(transition.when, transition, "when") }
    }
    if let escalation {
      visit(escalation.triggers, escalation, "triggers")
      visit(escalation.say, escalation, "say")
      if let web = escalation.web { visit(web.message, web, "message") }
    }
    for exit in exits {
      visit(exit.when, exit, "when")
      if let web = exit.web { visit(web.message, web, "message") }
    }
    if let disclosures {
      visit(disclosures.ai, disclosures, "ai")
      visit(disclosures.recording, disclosures, "recording")
    }
    for approval in approvals { visit(approval.when, approval, "when") }
  }
}
