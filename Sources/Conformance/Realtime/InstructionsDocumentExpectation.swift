import Findings
import Language
import Outputs

enum InstructionsDocumentExpectation: Expectation {
  static let name = "that the instructions for people are those of the sessions"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for agent in subject.contract.agents {
      guard let file = subject.files["realtime/\(FileName.encoded(agent.name)).instructions.md"] else { continue }
      for body in subject.voiceBodies where body.agent.name == agent.name {
        if body.transport == .webSocket || body.transport == .handOver { continue }
        // The document is about the language that the agent begins with, wherever a call has none.
        if body.agent.language?.standard != agent.language?.standard { continue }
        let told = body.instructions.split(separator: "\n").map(String.init)
        let shown = lines(of: file, on: body.surface)
        let pair = zip(told, shown).first { $0 != $1.text }
        let place = pair?.1.range ?? shown.last?.range ?? 0..<0
        verdict.expect(
          pair == nil && told.count == shown.count, ConformanceFindings.instructionsText, at: file.location(place),
          "on \(body.surface.rawValue), \(agent.name) is told `\(pair?.0 ?? told.last ?? "")` here",
          declared: subject.place(of: "agent.\(agent.name)"))
      }
    }
  }

  /// The lines that are told on a surface, without the marks of surfaces, the head's comment and blank lines.
  private static func lines(of file: GeneratedFiles.Entry, on surface: Surface) -> [(text: String, range: Range<Int>)] {
    var lines: [(String, Range<Int>)] = []
    var start = 0
    var isComment = false
    for index in file.bytes.indices where file.bytes[index] == 0x0A {
      var line = String(decoding: file.bytes[start..<index], as: UTF8.self)
      let range = start..<index
      start = index + 1
      if line.hasPrefix("<!--") { isComment = true }
      if isComment {
        if line.hasSuffix("-->") { isComment = false }
        continue
      }
      if line.isEmpty { continue }
      var isElsewhere = false
      for other in [Surface.web, .phone] {
        for bullet in ["- ", "  - ", "## ", "# "] where line.hasPrefix("\(bullet)[\(other.rawValue)] ") {
          if other == surface {
            line = bullet + line.dropFirst(bullet.count + other.rawValue.count + 3)
          } else {
            isElsewhere = true
          }
        }
      }
      if !isElsewhere { lines.append((line, range)) }
    }
    return lines
  }
}
