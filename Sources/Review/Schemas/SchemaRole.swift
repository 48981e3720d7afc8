/// What a schema is for: differences in one schema are judged together, by what it accepts.
struct SchemaRole: Hashable {
  enum Use: String, Hashable { case input, output, hidden, type }

  let use: Use
  /// The tool's name, or the type's.
  let name: String
  let path: Path

  static func == (left: SchemaRole, right: SchemaRole) -> Bool { left.use == right.use && left.name == right.name }

  func hash(into hasher: inout Hasher) {
    hasher.combine(use)
    hasher.combine(name)
  }

  /// Nil for what lies in no schema, and for words that describe and refuse nothing.
  init?(_ difference: Difference) {
    let path = difference.path
    guard let first = path.parts.first else {
      // A type that is written another way altogether: `string` for a mapping.
      guard path.section == "types", difference.kind == .changed else { return nil }
      self.init(.type, path)
      return
    }
    if Self.describes(path) { return nil }
    switch (path.section, first) {
    case ("types", _): self.init(.type, path)
    case ("tools", "input"), ("tools", "input_schema"): self.init(.input, path)
    case ("tools", "output"), ("tools", "output_schema"): self.init(.output, path)
    case ("tools", "hidden"): self.init(.hidden, path)
    default: return nil
    }
  }

  private init(_ use: Use, _ path: Path) {
    self.use = use
    name = path.name
    self.path = path
  }

  private static let words: Set<String> = [
    "title", "description", "examples", "default", "deprecated", "$comment", "data", "inline",
  ]

  /// Whether the place is that of a describing word, or within one, and not that of a property with such a name.
  private static func describes(_ path: Path) -> Bool {
    if path.record == "Type", words.contains(path.field) { return true }
    var isName = path.record != "Type" && path.section == "tools" && !path.parts[0].hasSuffix("_schema")
    if path.record == "Type" && path.field != "schema" { return false }
    for (place, part) in path.parts.enumerated() where place > 0 {
      if !isName, words.contains(part) { return true }
      isName = !isName && ["properties", "$defs", "definitions", "patternProperties"].contains(part)
    }
    return false
  }
}
