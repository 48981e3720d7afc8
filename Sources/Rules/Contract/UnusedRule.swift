import Findings
import Language
import Resolve
import SourceText

/// What is declared and never named.
enum UnusedRule: Rule {
  static let kind = FindingKind(
    "contract/unused", .warning, "Checks that what is declared is used",
    why: """
      A type, scope, widget or destination that nothing names has no effect on any output. It is left over, or the
      place that should name it is missing.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let whole = contract.contract
    var named: [Reference.Kind: Set<String>] = [:]
    for reference in contract.references { named[reference.kind, default: []].insert(reference.name) }
    var findings: [Finding] = []

    func look<Element: Declaration>(_ kind: Reference.Kind, _ section: Section<Element>) {
      for element in section where named[kind]?.contains(element.name) != true {
        findings.append(
          Finding(
            self.kind, at: contract.origin.location(element.key), "\(kind.rawValue) `\(element.name)` is used nowhere",
            help: "remove it, or name it where it is meant"))
      }
    }
    look(.type, whole.types)
    look(.scope, whole.scopes)
    look(.widget, whole.widgets)
    look(.dataClass, whole.dataClasses)
    look(.destination, whole.destinations)
    look(.stream, whole.streams)
    look(.mailbox, whole.mailboxes)
    look(.schedule, whole.schedules)
    look(.list, whole.lists)
    look(.queue, whole.queues)
    if let environment = whole.environments[whole.environment] {
      for variable in environment.variables where !contract.usedVariables.contains(variable.name) {
        findings.append(
          Finding(
            self.kind, at: contract.origin.location(variable.key),
            "variable `\(variable.name)` of environment `\(environment.name)` is used nowhere",
            help: "remove it, or write `$(env.\(variable.name))` where it is meant"))
      }
    }
    return findings
  }
}
