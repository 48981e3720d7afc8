import Findings
import Language
import Outputs
import Parallel
import Resolve
import Rules
import Targets
import TemplateStore

/// A contract's environments, each resolved and checked.
public struct CheckedEnvironment: Sendable {
  /// The environment's name.
  public let name: String
  /// The contract as it is in this environment.
  public let checked: Checked
}

/// Takes a contract's documents along the road up to *checked*, for each environment. An environment with an error
/// gives findings and no contract.
public func checkEnvironments(
  _ names: [String], of documents: ContractDocuments, profile: Profile, _ stopwatch: inout Stopwatch
) -> Staged<[CheckedEnvironment]> {
  var findings: [Finding] = []
  var environments: [CheckedEnvironment] = []
  for name in names {
    let read = stopwatch.measure("read the contract") { documents.contract(for: name) }
    findings += read.findings
    if read.findings.hasErrors { continue }
    let resolved = stopwatch.measure("resolve") { resolve(read.value) }
    findings += resolved.findings
    guard let contract = resolved.value else { continue }
    let checked = stopwatch.measure("check rules") { check(contract, profile: profile) }
    findings += checked.findings
    if let value = checked.value { environments.append(CheckedEnvironment(name: name, checked: value)) }
  }
  return Staged(environments, findings)
}

/// Takes a contract's documents along the road up to *resolved*, for each environment; an error in one gives findings
/// and none of them.
public func resolveEnvironments(_ names: [String], of documents: ContractDocuments) -> Staged<[ResolvedContract]> {
  var findings: [Finding] = []
  var contracts: [ResolvedContract] = []
  for name in names {
    let read = documents.contract(for: name)
    findings += read.findings
    if read.findings.hasErrors { continue }
    let resolved = resolve(read.value)
    findings += resolved.findings
    if let contract = resolved.value { contracts.append(contract) }
  }
  return Staged(findings.hasErrors ? [] : contracts, findings)
}

/// Everything that an environment's targets emit. `targets` are names of targets; nil means all.
public func emit(
  _ environment: CheckedEnvironment, targets: [String]?, templates: TemplateStore,
  _ stopwatch: inout Stopwatch
) throws(ToolError) -> UnitContent.Environment {
  let outputs = try stopwatch.measure("emit") { () throws(ToolError) -> [Output] in
    do {
      let emission = try Emission(environment.checked, templates: templates)
      let chosen = everyTargetKind.filter { targets?.contains($0.name) ?? true }
      // A thread costs more than the targets of a small contract.
      let emitted =
        emission.contract.tools.count < 100
        ? try chosen.map { try $0.emit(emission) }
        : try concurrently(chosen.map { target in { Result { try target.emit(emission) } } }).map { try $0.get() }
      return emitted.count == 1 ? emitted[0] : emitted.flatMap { $0 }
    } catch {
      throw .refused("\(error)", help: "mend the template, or leave --templates out")
    }
  }
  return UnitContent.Environment(name: environment.name, outputs: outputs)
}

/// The script of `parlance preview` that holds an environment's widgets and examples.
public func previewState(
  of environment: CheckedEnvironment, templates: TemplateStore
) throws(ToolError) -> [UInt8] {
  do {
    return Preview.state(of: try Emission(environment.checked, templates: templates))
  } catch {
    throw .refused("\(error)", help: "mend the template, or leave --templates out")
  }
}
