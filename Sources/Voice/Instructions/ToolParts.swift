import Language

/// What the agent may do, and how it goes about it.
extension InstructionWriter {
  mutating func writeReasoning() {
    bullet(
      "Answer direct questions, and ask again after unclear audio, without reasoning first.",
      node["reasoning"])
    guard !session.writes.isEmpty else { return }
    bullet(
      "Before a tool that changes something, check that each value came from the person or from a tool.",
      node["reasoning"])
  }

  mutating func writePreambles() {
    guard !session.tools.isEmpty else { return }
    bullet(
      "Before a tool call that keeps the person waiting, say one short line about what you are doing, then "
        + "call the tool in the same turn.",
      node["tools"])
    bullet("Talk about the action, not about yourself; no \"let me think\".", node["tools"])
  }

  mutating func writeTools() {
    guard !session.tools.isEmpty else { return }
    bullet(
      "Call only tools that you have been given. Speak of a result only after its tool has given it.",
      node["tools"])
    if !session.reads.isEmpty {
      bullet("PROACTIVE tools: call them as soon as you have what they need, without asking.", node["tools"])
    }
    if !session.writes.isEmpty { writeConfirmation() }
    for tool in session.tools { append(tool.lines) }
  }

  private mutating func writeConfirmation() {
    let source = node["approvals"]
    bullet(
      "CONFIRMATION FIRST tools: sum up what will happen and with which details, ask the tool's question, "
        + "and call the tool only after a clear yes. If a detail changes, ask again.",
      source)
    if session.tools.contains(where: \.hasGaps) {
      bullet("Where a question has square brackets, say the value instead.", source)
    }
    guard let approval = session.approval else { return }
    let place = Instructions.Source(approval.node)
    switch approval.by {
    case .button:
      bullet(
        "After such a call the page asks for the same yes with a button: tell the person to press it.", place)
    case .receiver:
      guard let when = approval.when else { break }
      bullet("Such a call goes through only under this condition: \(when.asSentence)", place)
    }
    switch approval.otherwise {
    case .refuse:
      bullet(
        "A call that is refused or not answered has changed nothing: say so and ask how to go on.", place)
    case .escalate:
      bullet(
        "A call that is refused or not answered has changed nothing: say so and follow Escalation.", place)
    }
  }

  mutating func writeFailures() {
    guard !session.tools.isEmpty else { return }
    let source = node["tools"]
    bullet("Say in a few words that it did not work; keep error texts and codes to yourself.", source)
    if !session.reads.isEmpty { bullet("A PROACTIVE tool that failed may be called once more.", source) }
    if !session.writes.isEmpty {
      bullet(
        "After a CONFIRMATION FIRST tool failed, say that nothing is certain to have been done, and call it "
          + "again only after a new yes.",
        source)
    }
    bullet("Nothing found is not a failure: check the value with the person.", source)
    if agent.escalation?.way(on: session.surface) != nil {
      bullet("After a second failure follow Escalation.", node["escalation"])
    } else {
      bullet(
        "After a second failure say that you can't do it now, and what the person can do instead.", source)
    }
  }
}
