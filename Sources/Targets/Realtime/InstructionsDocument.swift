import Language
import Voice

/// An agent's instructions for people to read: those of all its surfaces in one text, with a mark on each
/// line that only one of them has.
struct InstructionsDocument {
  let agent: Agent
  /// One for each surface.
  let sessions: [(session: VoiceSession, instructions: Instructions)]

  var text: String {
    var text = "<!-- What \(agent.name) is told, on \(agent.model).\n"
    for (session, instructions) in sessions {
      let tokens = session.tokens(with: instructions)
      text += "     \(session.surface.rawValue): about \(tokens) tokens with its tools, "
      text += "of \(session.model.instructionTokens) that may be.\n"
    }
    if sessions.count > 1 { text += "     A line that begins with [web] or [phone] is told only there.\n" }
    text += "-->\n"
    for section in merged {
      text += "\n\(section.heading)\n"
      for (place, line) in section.lines.enumerated() {
        if place > 0, line.hasPrefix("## ") { text += "\n" }
        text += line + "\n"
      }
    }
    return text
  }

  private var merged: [(heading: String, lines: [String])] {
    guard sessions.count == 2 else {
      return sessions.first.map { $0.instructions.sections.map { ($0.heading, $0.lines.map(\.rendered)) } }
        ?? []
    }
    let left = sessions[0]
    let right = sessions[1]
    var result: [(heading: String, lines: [String])] = []
    // Both follow the same layout, so their sections stand in the same order; one may lack some of the other's.
    var rest = right.instructions.sections[...]
    for section in left.instructions.sections {
      if let place = rest.firstIndex(where: { $0.title == section.title }) {
        for only in rest[..<place] { result.append(marked(only, right.session.surface)) }
        result.append(
          (section.heading, merge(section, rest[place], left.session.surface, right.session.surface)))
        rest = rest[(place + 1)...]
      } else {
        result.append(marked(section, left.session.surface))
      }
    }
    for only in rest { result.append(marked(only, right.session.surface)) }
    return result
  }

  private func merge(
    _ left: Instructions.Section, _ right: Instructions.Section, _ leftSurface: Surface,
    _ rightSurface: Surface
  ) -> [String] {
    // Most lines are shared; only what lies between the first and the last that differ is compared at length.
    let count = min(left.lines.count, right.lines.count)
    let head = (0..<count).first { left.lines[$0].text != right.lines[$0].text } ?? count
    let tail =
      (0..<count - head).first {
        left.lines[left.lines.count - 1 - $0].text != right.lines[right.lines.count - 1 - $0].text
      } ?? count - head
    var lines = left.lines[..<head].map(\.rendered)
    lines.reserveCapacity(left.lines.count + right.lines.count - head - tail)
    let told = Set(right.lines[head..<right.lines.count - tail].map(\.rendered))
    var rest = right.lines[head..<right.lines.count - tail]
    for line in left.lines[head..<left.lines.count - tail] {
      let text = line.rendered
      guard told.contains(text), let place = rest.firstIndex(where: { $0.rendered == text }) else {
        lines.append(mark(line, leftSurface))
        continue
      }
      for only in rest[..<place] { lines.append(mark(only, rightSurface)) }
      rest = rest[(place + 1)...]
      lines.append(text)
    }
    for only in rest { lines.append(mark(only, rightSurface)) }
    for line in left.lines[(left.lines.count - tail)...] { lines.append(line.rendered) }
    return lines
  }

  private func marked(_ section: Instructions.Section, _ surface: Surface) -> (
    heading: String, lines: [String]
  ) {
    (section.heading, section.lines.map { mark($0, surface) })
  }

  private func mark(_ line: Instructions.Line, _ surface: Surface) -> String {
    switch line.form {
    case .heading: "## [\(surface.rawValue)] " + line.text
    case .bullet: "- [\(surface.rawValue)] " + line.text
    case .nested: "  - [\(surface.rawValue)] " + line.text
    }
  }
}
