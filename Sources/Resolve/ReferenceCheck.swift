import Findings
import Language

extension Resolver {
  /// Checks that every name of a section's declaration is declared.
  mutating func checkReferences(_ references: [Reference]) {
    for reference in references where !isDeclared(reference) {
      let names = declared(reference.kind)
      if reference.kind == .secret {
        unknownSecret(reference, among: names)
        continue
      }
      unknown(
        ResolveFindings.unknown(reference.kind), reference.kind.rawValue, reference.name,
        at: origin.location(reference.node), among: names,
        where: "the contract", section: section(of: reference.kind))
    }
  }

  private mutating func unknownSecret(_ reference: Reference, among names: [String]) {
    findings.append(
      Finding(
        ResolveFindings.unknown(.secret), at: origin.location(reference.node),
        "there is no secret `\(reference.name)` \(inEnvironment(contract.environment))",
        notes: names.isEmpty ? [] : ["declared: \(names.prefix(12).map { "`\($0)`" }.joined(separator: ", "))"],
        help: nearest(to: reference.name, among: names).map { "did you mean `\($0)`?" }
          ?? "add it to the `secrets` of the environment", environment: contract.environment))
  }

  private func isDeclared(_ reference: Reference) -> Bool {
    switch reference.kind {
    case .tool: contract.tools[reference.name] != nil
    case .type: contract.types[reference.name] != nil
    case .scope: contract.scopes[reference.name] != nil
    case .widget: contract.widgets[reference.name] != nil
    case .agent: contract.agents[reference.name] != nil
    case .trunk: contract.trunks[reference.name] != nil
    case .destination: contract.destinations[reference.name] != nil
    case .stream: contract.streams[reference.name] != nil
    case .mailbox: contract.mailboxes[reference.name] != nil
    case .schedule: contract.schedules[reference.name] != nil
    case .list: contract.lists[reference.name] != nil
    case .queue: contract.queues[reference.name] != nil
    case .dialplan: contract.dialplans[reference.name] != nil
    case .dataClass: contract.dataClasses[reference.name] != nil
    case .secret: secrets.contains(reference.name)
    }
  }

  /// Where it would be declared.
  private func section(of kind: Reference.Kind) -> String {
    switch kind {
    case .secret: "secrets"
    case .mailbox: "mailboxes"
    case .dataClass: "data_classes"
    case .tool, .type, .scope, .widget, .agent, .trunk, .destination, .stream, .schedule, .list, .queue,
      .dialplan:
      kind.rawValue + "s"
    }
  }

  private func declared(_ kind: Reference.Kind) -> [String] {
    switch kind {
    case .tool: contract.tools.names
    case .type: contract.types.names
    case .scope: contract.scopes.names
    case .widget: contract.widgets.names
    case .agent: contract.agents.names
    case .trunk: contract.trunks.names
    case .destination: contract.destinations.names
    case .stream: contract.streams.names
    case .mailbox: contract.mailboxes.names
    case .schedule: contract.schedules.names
    case .list: contract.lists.names
    case .queue: contract.queues.names
    case .dialplan: contract.dialplans.names
    case .dataClass: contract.dataClasses.names
    case .secret: secrets
    }
  }

  private var secrets: [String] { contract.environments[contract.environment]?.secrets ?? [] }
}
