import Language

/// Writes the parts of one session's instructions.
///
/// Each sentence stands once: where the author has said a thing, the derived sentence about it is left out,
/// so that the author's wording is the only one.
struct InstructionWriter {
  let session: VoiceSession
  let author: AuthorWords
  private var lines: [Instructions.Line] = []

  init(_ session: VoiceSession) {
    self.session = session
    author = AuthorWords(session.agent)
  }

  var agent: Agent { session.agent }
  var node: NodeSource { NodeSource(agent) }

  mutating func takeLines() -> [Instructions.Line] {
    defer { lines.removeAll(keepingCapacity: true) }
    return lines
  }

  mutating func bullet(_ text: String, _ source: Instructions.Source) {
    lines.append(.init(form: .bullet, text: text, source: source))
  }

  mutating func nested(_ text: String, _ source: Instructions.Source) {
    lines.append(.init(form: .nested, text: text, source: source))
  }

  mutating func heading(_ text: String, _ source: Instructions.Source) {
    lines.append(.init(form: .heading, text: text, source: source))
  }

  mutating func append(_ more: [Instructions.Line]) { lines.append(contentsOf: more) }

  mutating func write(_ part: Part) {
    switch part {
    case .role: writeRole()
    case .opening: writeOpening()
    case .personality: writePersonality()
    case .length: writeLength()
    case .language: writeLanguage()
    case .variety: writeVariety()
    case .pronunciations: writePronunciations()
    case .reasoning: writeReasoning()
    case .preambles: writePreambles()
    case .tools: writeTools()
    case .failures: writeFailures()
    case .background: writeBackground()
    case .flow: writeFlow()
    case .entities: writeEntities()
    case .unclearAudio: writeUnclearAudio()
    case .rules: writeRules()
    case .escalation: writeEscalation()
    case .exits: writeExits()
    case .handOver: writeHandOver()
    }
  }
}

/// Names the places of an agent's keys.
struct NodeSource {
  let agent: Agent

  init(_ agent: Agent) { self.agent = agent }

  subscript(_ key: String, _ element: Int? = nil) -> Instructions.Source {
    Instructions.Source(agent.node, key, element: element)
  }
}
