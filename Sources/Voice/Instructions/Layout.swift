/// What a part of the instructions is about.
enum Part {
  case role, opening, personality, length, language, variety, pronunciations, reasoning, preambles, tools,
    failures
  case background, flow, entities, unclearAudio, rules, escalation, exits, handOver
}

/// Which sections instructions have, in which order, and what stands in each.
struct Layout {
  let sections: [(title: String, level: Int, parts: [Part])]

  /// For models that reason (2.x).
  static let reasoning = Layout(sections: [
    ("Role and Objective", 1, [.role]),
    ("Opening", 1, [.opening]),
    ("Context", 1, [.background]),
    ("Personality and Tone", 1, [.personality]),
    ("Language", 1, [.language]),
    ("Verbosity", 1, [.length, .variety]),
    ("Reference Pronunciations", 1, [.pronunciations]),
    ("Reasoning", 1, [.reasoning]),
    ("Preambles", 1, [.preambles]),
    ("Tools", 1, [.tools]),
    ("Tool Failures", 1, [.failures]),
    ("Conversation Flow", 1, [.flow]),
    ("Entity Capture", 1, [.entities]),
    ("Unclear Audio", 1, [.unclearAudio]),
    ("Rules", 1, [.rules]),
    ("Exits", 1, [.exits]),
    ("Hand-Over", 1, [.handOver]),
    ("Escalation", 1, [.escalation]),
  ])

  /// For the models before them (1.5 and `gpt-realtime`).
  static let earlier = Layout(sections: [
    ("Role & Objective", 1, [.role]),
    ("Personality & Tone", 1, []),
    ("Personality", 2, [.personality]),
    ("Length", 2, [.length]),
    ("Language", 2, [.language]),
    ("Variety", 2, [.variety]),
    ("Context", 1, [.background]),
    ("Reference Pronunciations", 1, [.pronunciations]),
    ("Tools", 1, [.preambles, .tools]),
    ("Instructions / Rules", 1, [.rules]),
    ("Opening", 2, [.opening]),
    ("Entity Capture", 2, [.entities]),
    ("Unclear Audio", 2, [.unclearAudio]),
    ("Tool Failures", 2, [.failures]),
    ("Conversation Flow", 1, [.flow]),
    ("Exits", 1, [.exits]),
    ("Hand-Over", 1, [.handOver]),
    ("Safety & Escalation", 1, [.escalation]),
  ])
}

extension Instructions {
  /// Compiles what an agent is told in a session.
  public init(_ session: VoiceSession) {
    var writer = InstructionWriter(session)
    let layout = session.model.reasons ? Layout.reasoning : Layout.earlier
    var sections: [Section] = []
    sections.reserveCapacity(layout.sections.count)
    for (title, level, parts) in layout.sections {
      for part in parts { writer.write(part) }
      let lines = writer.takeLines()
      // A heading without bullets stays only above headings of its own.
      if !lines.isEmpty || parts.isEmpty {
        sections.append(Section(title: title, level: level, lines: lines))
      }
    }
    self.sections = sections
  }
}
