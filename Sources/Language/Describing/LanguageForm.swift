import Syntax

/// What a contract may say, as data: for those who go through whole contracts without knowing each key.
public enum LanguageForm {
  /// The keys of the front page, then the sections.
  public static let fields: [FieldForm] = (frontPageFields + sectionFields).map(\.described)

  /// The form of one environment.
  public static let environment = Shape<Environment>.environment.form()
}

extension Origin {
  /// What stands for a node in the environment.
  public func current(_ node: NodeID) -> NodeID { overlay.isEmpty ? node : overlay[node] ?? node }

  /// A scalar's text with the environment's variables put in. What can't be put in stays as it is written.
  public func text(_ node: NodeID) -> String {
    let text = tree.string(node)
    guard tree.holds(node, 0x24), !variables.isEmpty else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "$(env."), let close = rest[start.upperBound...].firstIndex(of: ")") {
      result += rest[..<start.lowerBound]
      let end = rest.index(after: close)
      result += variables[String(rest[start.upperBound..<close])] ?? String(rest[start.lowerBound..<end])
      rest = rest[end...]
    }
    return result + rest
  }

  /// The variables that a scalar's text names.
  public func variableNames(in node: NodeID) -> [String] {
    guard tree.kind(node) == .scalar, tree.holds(node, 0x24) else { return [] }
    var names: [String] = []
    var rest = Substring(tree.string(node))
    while let start = rest.firstRange(of: "$(env."), let close = rest[start.upperBound...].firstIndex(of: ")") {
      names.append(String(rest[start.upperBound..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}
