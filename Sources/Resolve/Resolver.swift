import Findings
import JSONValues
import Language
import SourceText
import Syntax

/// Looks up every name of a contract, and checks that what is named fits its use. The value is nil if anything is
/// amiss: what follows would only repeat it.
public func resolve(_ read: ReadContract) -> Staged<ResolvedContract?> {
  var resolver = Resolver(read)
  resolver.checkReferences(read.references)
  resolver.checkTypes()
  resolver.checkSchemas()
  let tools = resolver.resolveTools()
  let widgets = resolver.resolveWidgets(tools)
  resolver.checkConfirmations(tools)
  resolver.checkAgents()
  let dialplans = resolver.resolveDialplans()
  guard !resolver.findings.hasErrors else { return Staged(nil, resolver.findings) }
  let contract = ResolvedContract(
    contract: read.contract, origin: read.origin, types: resolver.types, tools: tools, widgets: widgets,
    dialplans: dialplans, references: read.references, usedVariables: read.usedVariables)
  return Staged(contract, resolver.findings)
}

/// What resolving works with: the contract, and the findings so far.
struct Resolver {
  let contract: Contract
  let origin: Origin
  let types: TypeTable
  var findings: [Finding] = []
  /// What has been compiled to judge examples.
  var quickCheck: QuickCheck

  init(_ read: ReadContract) {
    contract = read.contract
    origin = read.origin
    types = TypeTable(read.contract.types, style: read.contract.schemaStyle)
    quickCheck = QuickCheck(read.contract.types)
  }

  mutating func report(
    _ kind: FindingKind, at location: Location?, _ message: String, label: String? = nil,
    related: [Finding.Related] = [], notes: [String] = [], help: String? = nil
  ) {
    findings.append(Finding(kind, at: location, message, label: label, related: related, notes: notes, help: help))
  }

  /// A name that is not among those declared.
  mutating func unknown(
    _ kind: FindingKind, _ what: String, _ name: String, at location: Location?, among names: [String],
    where place: String,
    section: String
  ) {
    let suggestion = nearest(to: name, among: names)
    let known =
      names.isEmpty
      ? "\(place) declares none"
      : "declared: \(names.prefix(12).map { "`\($0)`" }.joined(separator: ", "))\(names.count > 12 ? "…" : "")"
    report(
      kind, at: location, "\(place) has no \(what) `\(name)`", notes: [known],
      help: suggestion.map { "did you mean `\($0)`?" }
        ?? (names.isEmpty ? "declare it under `\(section):`" : "name one of these, or declare it under `\(section):`"))
  }
}
