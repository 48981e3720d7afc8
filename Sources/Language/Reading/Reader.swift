import Findings
import JSONValues
import SourceText
import Syntax

/// Reads nodes into declarations for one environment: it knows the environment's variables and overrides, and
/// gathers findings and references on the way.
struct Reader {
  let sources: SourceSet
  let tree: NodeTree
  /// The roots of the documents.
  let roots: [NodeID]
  let overlay: [NodeID: NodeID]
  let variables: [String: String]
  /// Names of the environment's variables that have no text; why is told where they are declared.
  let unreadVariables: Set<String>
  /// Names of the environment's secrets.
  let secrets: [String]
  let environment: String
  var findings: [Finding] = []
  var references: [Reference] = []
  /// Names of variables that some text of the contract holds.
  var usedVariables: Set<String> = []
  /// The key whose value is being read: findings about something missing point at it.
  var owner = NodeID(index: -1)
  /// The named types, once they are read: they decide what a scalar in an example means.
  var types = Section<TypeDeclaration>()
  /// The nodes of the named types, known before any of them is read.
  var typeNodes: [String: NodeID] = [:]

  /// What stands for a node in this environment.
  @inline(__always)
  func current(_ node: NodeID) -> NodeID {
    if overlay.isEmpty { return node }
    return overlay[node] ?? node
  }

  /// A scalar's text with the environment's variables put in; nil, with a finding, if the node is no scalar.
  /// `$(dollar)` becomes `$`, unless the text is a template, which reads it itself.
  mutating func scalar(_ node: NodeID, isTemplate: Bool = false, _ form: () -> Form) -> String? {
    guard tree.kind(node) == .scalar else {
      wrong(node, form())
      return nil
    }
    let text = tree.string(node)
    if text.isEmpty, tree.isPlain(node) {
      empty(node, form())
      return nil
    }
    guard tree.holds(node, 0x24) else { return text }
    if hasBracedVariable(text, node) { return nil }
    guard let result = substituted(text, node) else { return nil }
    return isTemplate ? result : Self.withDollars(result)
  }

  /// What is written for a dollar sign that begins no binding: `$(dollar)(date)` is the text `$(date)`.
  static let dollar = "$(dollar)"

  private static func withDollars(_ text: String) -> String {
    text.contains(dollar) ? text.replacing(dollar, with: "$") : text
  }

  /// Whether a node is of the kind that a form needs; a finding says so if it is not.
  mutating func expect(_ kind: NodeTree.Kind, _ node: NodeID, _ form: () -> Form) -> Bool {
    if tree.kind(node) == kind { return true }
    if tree.isPlain(node), tree.withBytes(node, { $0.isEmpty }) {
      empty(node, form())
    } else {
      wrong(node, form())
    }
    return false
  }

  /// A key that names a declaration.
  mutating func name(_ key: NodeID, _ shape: Shape<String>) -> String? {
    let outer = owner
    owner = NodeID(index: -1)
    defer { owner = outer }
    return shape.read(key, &self)
  }

  /// Puts the values of variables in the place of `$(env.…)`.
  private mutating func substituted(_ text: String, _ node: NodeID) -> String? {
    guard text.contains("$(env.") else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "$(env.") {
      result += rest[..<start.lowerBound]
      let from = text.utf8.distance(from: text.startIndex, to: start.lowerBound)
      guard let close = rest[start.upperBound...].firstIndex(of: ")") else {
        unclosedBinding(node, from..<text.utf8.count)
        return nil
      }
      let name = String(rest[start.upperBound..<close])
      let end = text.utf8.distance(from: text.startIndex, to: close) + 1
      guard let value = variables[name] else {
        if unreadVariables.contains(name) { return nil }
        unknownVariable(node, name, from..<end)
        return nil
      }
      usedVariables.insert(name)
      result += value
      rest = rest[text.index(after: close)...]
    }
    return result + rest
  }

  /// Whether another environment has a variable of this name.
  func isVariableElsewhere(_ name: String) -> Bool {
    guard let root = roots.first, let section = tree.pair(root, "environments")?.value, tree.kind(section) == .mapping
    else { return false }
    return tree.pairs(section).contains { other in
      tree.string(other.key) != environment
        && tree.pair(other.value, "variables").flatMap { tree.pair($0.value, name) } != nil
    }
  }

  /// The place of a part of a scalar's text.
  func location(_ node: NodeID, content: Range<Int>) -> Location {
    tree.location(node, content: content, in: sources)
  }

  /// The first line of a node: enough to show which one is meant.
  func head(_ node: NodeID) -> Location {
    var place = tree.location(node)
    guard tree.kind(node) != .scalar else { return place }
    let bytes = sources[place.file].bytes
    var end = Int(place.range.start)
    while end < min(Int(place.range.end), bytes.count), bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    place.range.end = Int32(end)
    return place
  }
}

extension Substring {
  func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
