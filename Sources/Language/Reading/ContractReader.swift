import Findings
import SourceText
import Syntax

/// A contract's documents: the first is `parlance.yaml`'s, the others are those of the included files.
public struct ContractDocuments: Sendable {
  /// The files.
  public let sources: SourceSet
  /// The nodes of all of them.
  public let tree: NodeTree
  /// The root of each document, `parlance.yaml`'s first.
  public let roots: [NodeID]

  public init(sources: SourceSet, tree: NodeTree, roots: [NodeID]) {
    self.sources = sources
    self.tree = tree
    self.roots = roots
  }

  /// The patterns of `include`, which must be known before the included files can be read.
  public var includePatterns: [(pattern: String, node: NodeID)] {
    guard let root = roots.first, let list = tree.pair(root, "include")?.value, tree.kind(list) == .sequence else {
      return []
    }
    return tree.elements(list).filter { tree.kind($0) == .scalar }.map { (tree.string($0), $0) }
  }

  /// The names of the environments, in declared order; `default` if none is declared.
  public var environmentNames: [String] {
    guard let root = roots.first, let section = tree.pair(root, "environments")?.value, tree.kind(section) == .mapping,
      tree.count(section) > 0
    else { return ["default"] }
    return tree.pairs(section).map { tree.string($0.key) }
  }
}

/// A contract as it was read for one environment.
public struct ReadContract: Sendable {
  /// The contract.
  public let contract: Contract
  /// The files and nodes that it came from.
  public let origin: Origin
  /// Every place where a declaration is named.
  public let references: [Reference]
  /// The variables of the environment that some text holds.
  public let usedVariables: Set<String>
}

extension ContractDocuments {
  /// Reads the contract for one environment: variables put in, overrides applied.
  public func contract(for environment: String) -> Staged<ReadContract> {
    let (overlay, overlayFindings) = overlay(for: environment)
    let (variables, unread) = variables(of: environment)
    var reader = Reader(
      sources: sources, tree: tree, roots: roots, overlay: overlay, variables: variables, unreadVariables: unread,
      secrets: secrets(of: environment), environment: environment)
    reader.findings = overlayFindings
    var contract = Contract(node: roots.first ?? NodeID(index: -1))
    contract.environment = environment
    readTypes(&reader, &contract)
    for (place, root) in roots.enumerated() {
      guard tree.kind(root) == .mapping else {
        reader.wrong(root, .json(what: "a mapping of the contract's sections"))
        continue
      }
      read(root, isFrontPage: place == 0, &reader, &contract)
    }
    readExpectedArguments(&reader, &contract)
    // Of environments whose key is misspelt no variable is known: that is told once.
    let misspelt = reader.findings.contains {
      $0.kind.code == LanguageFindings.unknownKey.code && $0.help == "did you mean `environments`?"
    }
    if misspelt { reader.findings.removeAll { $0.kind.code == LanguageFindings.unknownVariable.code } }
    let origin = Origin(sources: sources, tree: tree, overlay: overlay, variables: variables, roots: roots)
    return Staged(
      ReadContract(
        contract: contract, origin: origin, references: reader.references,
        usedVariables: reader.usedVariables), reader.findings)
  }

  /// Types come first: what a scalar in an example means follows from them.
  private func readTypes(_ reader: inout Reader, _ contract: inout Contract) {
    let types = roots.compactMap { tree.pair($0, "types") }
    for pair in types where tree.kind(pair.value) == .mapping {
      for (key, value) in tree.pairs(pair.value) { reader.typeNodes[tree.string(key)] = reader.current(value) }
    }
    let field = sectionFields.first { "\($0.name)" == "types" }!
    for pair in types {
      reader.owner = pair.key
      field.read(&contract, reader.current(pair.value), &reader)
      reader.owner = NodeID(index: -1)
    }
    reader.types = contract.types
  }

  /// What a scalar means that a golden prompt expects follows from the tool, which may be declared after it.
  private func readExpectedArguments(_ reader: inout Reader, _ contract: inout Contract) {
    for prompt in contract.evaluation.indices {
      for place in contract.evaluation[prompt].calls.indices {
        let call = contract.evaluation[prompt].calls[place]
        guard let tool = contract.tools[call.tool], let (_, value) = tree.pair(call.node, "input") else { continue }
        contract.evaluation[prompt].calls[place].input = reader.json(reader.current(value), as: tool.input)
      }
    }
  }

  private func read(_ root: NodeID, isFrontPage: Bool, _ reader: inout Reader, _ contract: inout Contract) {
    let fields = isFrontPage ? frontPageFields + sectionFields : sectionFields
    var seen = Set<String>()
    for (key, value) in tree.pairs(root) {
      if let field = fields.first(where: { tree.isText(key, $0.name) }) {
        seen.insert("\(field.name)")
        if tree.isText(key, "types") { continue }
        reader.owner = key
        field.read(&contract, reader.current(value), &reader)
        reader.owner = NodeID(index: -1)
      } else if frontPageFields.contains(where: { tree.isText(key, $0.name) }) {
        reader.findings.append(
          Finding(
            LanguageFindings.frontPage, at: tree.location(key), "`\(tree.string(key))` stands in an included file",
            help: "move it to parlance.yaml"))
      } else {
        reader.unknownKey(key, value, fields.map { "\($0.name)" }, in: root)
      }
    }
    guard isFrontPage else { return }
    for field in frontPageFields where field.isRequired && !seen.contains("\(field.name)") {
      reader.missing("\(field.name)", root, field.summary)
    }
  }

  private func environmentNode(_ name: String) -> NodeID? {
    roots.first.flatMap { tree.pair($0, "environments") }.flatMap { tree.pair($0.value, name) }?.value
  }

  /// The environment's variables, and the names of those whose value is no text.
  private func variables(of environment: String) -> ([String: String], Set<String>) {
    guard let node = environmentNode(environment), let section = tree.pair(node, "variables")?.value,
      tree.kind(section) == .mapping
    else { return ([:], []) }
    var variables: [String: String] = [:]
    var unread = Set<String>()
    for (key, value) in tree.pairs(section) {
      let isText = tree.kind(value) == .scalar && !(tree.isPlain(value) && tree.string(value).isEmpty)
      if isText { variables[tree.string(key)] = tree.string(value) } else { unread.insert(tree.string(key)) }
    }
    return (variables, unread)
  }

  private func secrets(of environment: String) -> [String] {
    guard let node = environmentNode(environment), let list = tree.pair(node, "secrets")?.value,
      tree.kind(list) == .sequence
    else { return [] }
    return tree.elements(list).filter { tree.kind($0) == .scalar }.map { tree.string($0) }
  }

  /// Keys of the front page that are read before any environment is known.
  private static let fixedKeys: Set<String> = ["parlance", "contract", "include", "environments"]

  /// The nodes that the environment's override replaces. Each path must exist in the contract.
  private func overlay(for environment: String) -> ([NodeID: NodeID], [Finding]) {
    guard let node = environmentNode(environment), let override = tree.pair(node, "override")?.value,
      tree.kind(override) == .mapping
    else { return ([:], []) }
    var overlay: [NodeID: NodeID] = [:]
    var findings: [Finding] = []
    var pending: [(override: NodeID, base: [NodeID], path: String)] = [(override, roots, "")]
    while let (part, bases, path) = pending.popLast() {
      for (key, value) in tree.pairs(part) {
        let name = tree.string(key)
        if path.isEmpty, Self.fixedKeys.contains(name) {
          findings.append(
            Finding(
              LanguageFindings.fixedOverride, at: tree.location(key), "`\(name)` can't be overridden",
              label: "it is the same in every environment",
              help: "take it out, and say it once at the top of parlance.yaml"))
          continue
        }
        let found = bases.compactMap { tree.pair($0, name)?.value }
        guard !found.isEmpty else {
          let known = bases.flatMap { tree.pairs($0).map { tree.string($0.key) } }
          findings.append(
            Finding(
              LanguageFindings.overridePath, at: tree.location(key),
              "the contract has no `\(path)\(name)` to override",
              help: nearest(to: name, among: known).map { "did you mean `\($0)`?" }
                ?? "declare it in the contract; an override replaces what is there"))
          continue
        }
        let mappings = found.filter { tree.kind($0) == .mapping }
        if tree.kind(value) == .mapping, !mappings.isEmpty {
          pending.append((value, mappings, path + name + "."))
        } else {
          for base in found { overlay[base] = value }
        }
      }
    }
    return (overlay, findings)
  }
}
