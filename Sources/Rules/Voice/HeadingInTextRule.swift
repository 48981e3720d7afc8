import Findings
import Language
import Resolve
import SourceText

/// Sections are made by the compiler.
enum HeadingInTextRule: Rule {
  static let kind = FindingKind(
    "voice/heading-in-text", .warning, "Checks that no text of an agent brings headings or bullets of its own",
    why: """
      Instructions are laid out in labelled sections, each on one topic, in the order of OpenAI's guide. A heading or a
      list within a text is set on one line and reads as noise.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (labelled sections), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      agent.forEachText { said in
        for line in said.text.split(separator: "\n") {
          let start = line.drop { $0 == " " }
          guard let mark = marks.first(where: { start.hasPrefix($0) }) else { continue }
          findings.append(
            Finding(
              kind, at: said.location(of: start.prefix(mark.count), in: contract.origin),
              mark.hasPrefix("#") ? "a heading within a text" : "a list within a text",
              label: "the compiler lays instructions out",
              help: "put each point into `rules`, `background` or a state of its own"))
          return
        }
      }
    }
    return findings
  }

  private static let marks = ["# ", "## ", "### ", "- ", "* ", "• "]
}
