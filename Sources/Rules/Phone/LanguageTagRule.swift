import Facts
import Findings
import Language
import Resolve
import SourceText

/// A language of a call is a tag that means one.
enum LanguageTagRule: Rule {
  static let kind = FindingKind(
    "phone/language-tag", .error, "Checks that calls and what they hear have languages that there are",
    why: """
      A tag is that of BCP 47: the code of a language in small letters (`es`, not `sp` or `spa`), with a region or a script \
      where it matters (`pt-BR`, `zh-Hant`). It is what engines speak by, what TwiML takes, and what the folder of the \
      sounds is called: one written in two ways is two languages to an exchange.
      """, source: "RFC 5646, sections 2.1.1 and 2.2.1; ISO 639-1")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    func check(_ tag: String?, at place: @autoclosure () -> Location?) {
      guard let tag, let better = LanguageTags.suggestion(for: tag) else { return }
      findings.append(
        Finding(
          kind, at: place(), "`\(tag)` is no tag of a language",
          help: better.isEmpty ? "write a tag such as `es`, `pt-BR` or `zh-Hant`" : "write `\(better)`"))
    }
    func check(_ speech: Speech?) {
      for version in speech?.versions ?? [] {
        check(version.language, at: version.key.flatMap { contract.origin.location($0) })
      }
    }
    for dialplan in contract.contract.dialplans {
      check(dialplan.language, at: contract.origin.location(dialplan.node, "language"))
      check(dialplan.disclosures?.ai)
      check(dialplan.disclosures?.recording)
      for step in dialplan.steps {
        check(step.language, at: contract.origin.location(step.node, "language"))
        for said in step.speeches { check(said.speech) }
        guard case .ask(let ask) = step.act else { continue }
        for version in ask.keys.flatMap({ $0.words?.versions ?? [] }) {
          check(version.language, at: version.key.flatMap { contract.origin.location($0) })
        }
      }
    }
    for text in contract.contract.queues.flatMap({ $0.announce?.texts ?? [] }) { check(text) }
    for agent in contract.contract.agents {
      check(agent.disclosures?.ai)
      check(agent.disclosures?.recording)
      for said in agent.speeches { check(said.speech) }
    }
    return findings
  }
}
