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
    if let tool = session.tools.first(where: \.isVerbatim) {
      bullet(
        "Where a result has require_repeat_verbatim true, say its response_text word for word and nothing else.",
        .init(tool.node, "output"))
    }
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
      bullet("Such a call goes through only \(Self.condition(when))", place)
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

  /// `when the caller said yes.`, or a sentence of its own after a colon.
  private static func condition(_ when: String) -> String {
    let starts = when.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
    guard starts else { return "under this condition: \(when.asSentence)" }
    return (when.hasPrefix("when ") || when.hasPrefix("if ") ? "" : "when ") + when.asSentence
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
    let step = session.failures.tool
    let given = agent.onFailure?.tool
    let place = given.map { Instructions.Source($0.node) } ?? source
    let count = Self.ordinals[min(step.tries, Self.ordinals.count - 1)]
    if let say = agent.words(given?.say) {
      bullet("After \(count) failure in a row say, word for word: \(say.quoted)", .init(given!.node, "say"))
    }
    let then = given?.say == nil ? "After \(count) failure in a row" : "Then"
    switch step.then {
    case .escalate:
      // Where a trigger says so, the author's wording is the only one.
      if !author.escalatesOnFailure { bullet("\(then) follow Escalation.", place) }
    case .end: bullet("\(then) say goodbye in a few words and call \(VoiceFunction.endName).", place)
    case .goOn:
      bullet("\(then) say that you can't do it now, and what the person can do instead.", place)
    }
  }

  private static let ordinals = [
    "a", "a", "a second", "a third", "a fourth", "a fifth", "a sixth", "a seventh", "an eighth", "a ninth", "a tenth",
  ]
}
