import JSONValues
import Language
import SourceText
import Syntax

/// Leads from a place in an emitted schema back to where the contract says so: through the types and names that the
/// schema was made of, and into raw schema. Schemas themselves know only pointers.
struct SchemaOrigin {
  let origin: Origin
  let types: Section<TypeDeclaration>

  /// The place of a keyword of a tool's input or output; of the deepest part above it that is written.
  func location(of path: [String], in parameters: Parameters?) -> Location? {
    var path = path[...]
    switch parameters {
    case .schema(_, let node): return origin.location(node, within: Array(path))
    case .named(let name, let node):
      if let definition = definition(&path) { return location(path, in: definition) }
      return types[name].map { location(path, in: $0.type) } ?? origin.location(node)
    case .properties(let members):
      if let definition = definition(&path) { return location(path, in: definition) }
      guard let member = member(&path, of: members) else { return nil }
      return location(path, in: member.type)
    case .unknown, nil: return nil
    }
  }

  /// A named type stands under `$defs`, in the root of the document.
  private func definition(_ path: inout ArraySlice<String>) -> TypeUse? {
    guard path.first == "$defs", let name = path.dropFirst().first, let type = types[name] else { return nil }
    path = path.dropFirst(2)
    return type.type
  }

  private func member(_ path: inout ArraySlice<String>, of members: [Property]) -> Property? {
    guard path.first == "properties", let name = path.dropFirst().first,
      let member = members.first(where: { $0.name == name })
    else { return nil }
    path = path.dropFirst(2)
    return member
  }

  private func location(_ path: ArraySlice<String>, in use: TypeUse) -> Location? {
    var path = path
    if let word = path.first, path.count == 1, let place = keyword(word, of: use) { return place }
    switch use.form {
    case .object(let members):
      guard let member = member(&path, of: members) else { return origin.location(use.node) }
      return location(path, in: member.type)
    case .array(let items) where path.first == "items": return location(path.dropFirst(), in: items)
    case .named(let name):
      // A chain of names that leads round is a finding of its own, before there are schemas.
      guard let type = types[name], !path.isEmpty else { return origin.location(use.node) }
      return location(path, in: type.type)
    case .schema:
      return origin.node(use.node, "schema").map { origin.location($0, within: Array(path)) }
        ?? origin.location(use.node)
    case .array, .enumeration, .scalar: return origin.location(use.node)
    }
  }

  private func keyword(_ word: String, of use: TypeUse) -> Location? {
    origin.node(use.node, word).flatMap { origin.location($0) }
  }
}
