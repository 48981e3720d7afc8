import Facts
import Findings
import JSONValues
import Language

enum InstructionsExpectation: Expectation {
  static let name = "that instructions hold the contract's words, and name only tools that there are"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let known = subject.identifiers
    for body in subject.voiceBodies {
      guard let instructions = body.session["instructions"], instructions.string != nil else { continue }
      checkWords(instructions, body, subject, &verdict)
      // After a hand-over what was disclosed stays disclosed.
      if body.transport != .handOver { checkDisclosures(instructions, body, subject, &verdict) }
      checkEscalation(instructions, body, subject, &verdict)
      checkNames(instructions, body, known, subject, &verdict)
      checkLength(instructions, body, subject, &verdict)
    }
  }

  /// Sentences may get a full stop, stand on one line, or be bullets of their own.
  private static func has(_ text: String, _ words: String) -> Bool {
    let line = words.split { $0 == "\n" || $0 == " " || $0 == "\t" }.joined(separator: " ")
    if text.contains(line) { return true }
    let bullets = text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "-" } }
    return bullets.joined(separator: " ").contains(line)
  }

  private static func checkWords(
    _ node: JSONNode, _ body: VoiceBody, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let agent = body.agent
    let text = body.instructions
    let claim = body.claim(ConformanceFindings.instructionsText, subject)
    var said: [(String, String)] = [("role", agent.role)]
    said += [("done_when", agent.doneWhen), ("personality", agent.personality), ("length", agent.length)].compactMap {
      name, words in words.map { (name, $0) }
    }
    said += agent.background.map { ("background", $0.fact) }
    said += agent.handOver.flatMap { [("hand_over", $0.when), ("hand_over", agent.words($0.say))] }.compactMap {
      name, words in
      words.map { (name, $0) }
    }
    if let say = agent.words(agent.onFailure?.tool?.say), !body.allowedTools(subject.contract).isEmpty {
      said.append(("on_failure.tool", say))
    }
    if body.transport != .handOver, let greeting = agent.words(agent.greeting) { said.append(("greeting", greeting)) }
    said += agent.rules.map { ("rules", $0) }
    said += agent.pronunciations.flatMap { [("pronunciations", $0.write), ("pronunciations", $0.say)] }
    for state in agent.states {
      said += [("states.\(state.name)", state.name), ("states.\(state.name)", state.goal)]
      said += (state.samples + state.exits.map(\.when)).map { ("states.\(state.name)", $0) }
    }
    for (name, words) in said {
      verdict.expect(
        has(text, words), claim.kind, at: node.location, "\(claim.subject) is not told `\(name)`: \(words)",
        declared: claim.declared)
    }
    for tool in body.allowedTools(subject.contract) {
      verdict.expect(
        has(text, tool.name), claim.kind, at: node.location, "\(claim.subject) is not told of `\(tool.name)`",
        declared: subject.place(of: "tool.\(tool.name)"))
    }
  }

  private static func checkDisclosures(
    _ node: JSONNode, _ body: VoiceBody, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let claim = body.claim(ConformanceFindings.instructionsDisclosure, subject)
    let text = body.instructions
    let opening = text.section("Opening")
    for (name, words) in body.agent.disclosedSentences {
      verdict.expect(
        has(opening, words), claim.kind, at: node.location,
        "\(claim.subject) is not told to begin with `disclosures.\(name)`: \(words)", declared: claim.declared)
    }
  }

  private static func checkEscalation(
    _ node: JSONNode, _ body: VoiceBody, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let escalation = body.agent.escalation, body.expectedFunctions.contains("escalate_to_human") else { return }
    let claim = body.claim(ConformanceFindings.instructionsEscalation, subject)
    let words = escalation.triggers + [body.agent.words(escalation.say), "escalate_to_human"].compactMap { $0 }
    for words in words {
      verdict.expect(
        has(body.instructions, words), claim.kind, at: node.location,
        "\(claim.subject) is not told when a person takes over: \(words)", declared: claim.declared)
    }
  }

  /// Names with an underscore are tools, functions, states or words of the contract; and what the text says to call, or
  /// gives a section of its own, is a tool of this very session.
  private static func checkNames(
    _ node: JSONNode, _ body: VoiceBody, _ known: Set<String>, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let claim = body.claim(ConformanceFindings.instructionsTools, subject)
    let callable = Set(body.allowedTools(subject.contract).map(\.name) + body.expectedFunctions)
    let states = Set(body.agent.states.names)
    for word in Identifiers.words(of: body.instructions) {
      let isTool = word.text.contains("_") || subject.contract.tools[word.text] != nil
      if !isTool { continue }
      let isThere = callable.contains(word.text)
      let isFine = isThere || states.contains(word.text) || (!word.isCalled && known.contains(word.text))
      verdict.expect(
        isFine, claim.kind, at: node.location(content: word.range),
        "\(claim.subject) is told of `\(word.text)`, which it hasn't got",
        declared: claim.declared)
    }
  }

  /// By the rule of thumb of four bytes a token; the service imports a tool's name, description and input schema.
  private static func checkLength(
    _ node: JSONNode, _ body: VoiceBody, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let limit = body.model?.instructionTokens else { return }
    var bytes = body.instructions.utf8.count
    for tool in body.allowedTools(subject.contract) {
      let schema = subject.resolved.tool(tool.name)?.inputSchema.map { JSONWriter.compact($0).count } ?? 0
      bytes += tool.name.utf8.count + tool.description.utf8.count + schema
    }
    for function in body.functions { bytes += JSONWriter.compact(function.value).count }
    verdict.expect(
      bytes / 4 <= limit, ConformanceFindings.instructionsLength, at: node.location,
      "\(body.subject) takes about \(bytes / 4) tokens, of \(limit) that fit")
  }
}

extension String {
  /// The lines between a heading of any level and the next one.
  fileprivate func section(_ title: String) -> String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.drop { !($0.hasPrefix("#") && $0.drop { $0 == "#" } == " \(title)") }
    return rest.dropFirst().prefix { !$0.hasPrefix("#") }.joined(separator: "\n")
  }
}
