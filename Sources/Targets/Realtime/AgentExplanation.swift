import Facts
import Language
import Resolve
import SourceText
import Syntax
import Voice

/// What `explain agent.NAME` says: the settings of each session with where each comes from, then each
/// sentence of the instructions with the contract's line behind it.
struct AgentExplanation {
  private let agent: Agent
  private let contract: ResolvedContract
  private var places: PlaceNames

  init(_ agent: Agent, in contract: ResolvedContract) {
    self.agent = agent
    self.contract = contract
    places = PlaceNames(contract.origin)
  }

  var lines: [String] {
    var copy = self
    return copy.write()
  }

  private mutating func write() -> [String] {
    var lines: [String] = []
    var told: Set<String> = []
    let voice = VoiceContract(contract, agents: [agent])
    for session in voice.sessions(of: agent) + voice.handedSessions(of: agent) {
      let instructions = Instructions(session)
      let tokens = session.tokens(with: instructions)
      lines.append(
        "on \(session.surface.rawValue)\(taken(session)): \(session.agent.model), voice \(session.voice), about \(tokens) of "
          + "\(session.model.instructionTokens) tokens for instructions and tools")
      if session.givers.isEmpty {
        lines += settings(of: session)
        lines += access(of: session)
      }
      // What a further surface shares with the first is not shown again.
      let isFirst = told.isEmpty
      for section in instructions.sections {
        let new = section.lines.filter { told.insert("\(section.title)\n\($0.text)").inserted || isFirst }
        if !new.isEmpty { lines.append("  \(section.heading)") }
        for line in new { lines.append("    \(line.rendered)" + origin(of: line.source)) }
      }
    }
    return lines
  }

  /// ` after a hand-over by reception`
  private func taken(_ session: VoiceSession) -> String {
    session.givers.isEmpty ? "" : " after a hand-over by " + session.givers.map(\.name).joined(separator: ", ")
  }

  private mutating func settings(of session: VoiceSession) -> [String] {
    let settings = session.settings
    func origin(_ record: (any Record)?) -> String {
      record.map { places.mark(contract.origin.location($0.node)) } ?? "  (default)"
    }
    var lines: [String] = []
    if session.model.reasons { lines.append("  reasoning: \(session.effort)" + origin(settings.reasoning)) }
    let detection = settings.turnDetection?.type ?? SessionDefaults.turnDetection
    lines.append("  turn detection: \(detection)" + origin(settings.turnDetection))
    if let transcription = settings.transcription {
      let languages = session.transcriptionLanguages + (session.transcriptionLanguage.map { [$0] } ?? [])
      let language = languages.isEmpty ? "no language named" : languages.joined(separator: ", ")
      lines.append("  transcription: \(transcription.model), \(language)" + origin(transcription))
    } else {
      lines.append("  transcription: off  (default)")
    }
    let noise = settings.noiseReduction?.type ?? "off"
    lines.append("  noise reduction: \(noise)" + origin(settings.noiseReduction))
    let failures = session.failures
    for (name, step, written) in [
      ("tool", failures.tool, agent.onFailure?.tool), ("model", failures.model, agent.onFailure?.model),
      ("network", failures.network, agent.onFailure?.network),
    ] {
      lines.append(
        "  \(name) fails: given up after \(step.tries) tries, then \(step.then.rawValue)" + origin(written))
    }
    return lines
  }

  private mutating func access(of session: VoiceSession) -> [String] {
    var lines: [String] = []
    if !session.reads.isEmpty {
      lines.append("  calls without asking: " + session.reads.joined(separator: ", "))
    }
    if !session.writes.isEmpty {
      let approver = session.approval.map { "the \($0.by.rawValue), within \($0.within.words)" } ?? "nobody"
      lines.append("  waits for a yes from \(approver): " + session.writes.joined(separator: ", "))
    }
    if let secret = session.agent.mcp?.authorization?.secret, !session.tools.isEmpty {
      let kind = session.agent.mcp?.kind == .linked ? "the person's own token" : "a service token"
      lines.append("  let into the MCP server by \(kind), put in for @secret(\(secret))")
    }
    lines.append("  functions: " + session.functions.map(\.name).joined(separator: ", "))
    return lines
  }

  private mutating func origin(of source: Instructions.Source) -> String {
    if let element = source.element {
      return places.mark(contract.origin.location(source.node, source.key, element: element))
    }
    return places.mark(
      source.key.isEmpty
        ? contract.origin.location(source.node) : contract.origin.location(source.node, source.key))
  }
}

/// Locations as a file and a line.
struct PlaceNames {
  private let origin: Origin
  private var maps: [FileID: LineMap] = [:]

  init(_ origin: Origin) { self.origin = origin }

  /// `  (agents/front_desk.yaml:12)`
  mutating func mark(_ location: Location?) -> String {
    guard let location else { return "" }
    let file = origin.sources[location.file]
    let map = maps[location.file] ?? LineMap(file.bytes)
    maps[location.file] = map
    return "  (\(file.name):\(map.position(of: Int(location.range.start)).line))"
  }
}
