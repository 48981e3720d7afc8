import Findings
import JSONValues
import Syntax

extension Reader {
  /// Reads a type: a name, or a mapping with JSON Schema's words.
  mutating func typeUse(_ node: NodeID, _ flags: inout TypeFlags) -> TypeUse? {
    var use = TypeUse(node: node)
    if tree.kind(node) == .scalar {
      guard let name = scalar(node, { .json(what: "a type") }) else { return nil }
      use.form = namedForm(name, node)
      return use
    }
    guard expect(.mapping, node, { .json(what: "a type: its name, or a mapping with `type`") }) else { return nil }
    var parts = TypeParts()
    for (key, item) in tree.pairs(node) {
      let outer = owner
      owner = key
      let isKnown = read(key, current(item), &parts, &flags, &use)
      owner = outer
      if isKnown { continue }
      let known = ["type", "properties", "items", "enum", "schema"] + flags.names + TypeWords.all.map { "\($0.name)" }
      unknownKey(key, current(item), known, in: use.node)
    }
    guard settle(&use, parts, node) else { return nil }
    fillWords(&use, parts)
    return use
  }

  private struct TypeParts {
    var type: NodeID?
    var properties: [Property]?
    var items: TypeUse?
    var values: NodeID?
    var schema: NodeID?
    var words: [(word: TypeWords.Word, key: NodeID, value: NodeID)] = []
  }

  /// Whether the key is known.
  private mutating func read(
    _ key: NodeID, _ item: NodeID, _ parts: inout TypeParts, _ flags: inout TypeFlags, _ use: inout TypeUse
  ) -> Bool {
    if tree.isText(key, "type") {
      parts.type = item
    } else if tree.isText(key, "properties") {
      parts.properties = Shape<[Property]>.properties.read(item, &self) ?? []
    } else if tree.isText(key, "items") {
      parts.items = Shape<TypeUse>.type.read(item, &self) ?? TypeUse(node: item)
    } else if tree.isText(key, "enum") {
      if expect(.sequence, item, { .list(.json(what: "a value")) }) { parts.values = item }
    } else if tree.isText(key, "schema") {
      parts.schema = item
    } else if flags.taken == .ofProperty, tree.isText(key, "optional") {
      flags.isOptional = Shape<Bool>.boolean.read(item, &self) ?? false
    } else if flags.taken == .ofProperty, tree.isText(key, "data") {
      flags.dataClass = Shape<String>.reference(.dataClass).read(item, &self)
    } else if flags.taken == .ofDeclaration, tree.isText(key, "inline") {
      flags.isInline = Shape<Bool>.boolean.read(item, &self) ?? false
    } else if let word = TypeWords.all.first(where: { tree.isText(key, $0.name) }) {
      parts.words.append((word, key, item))
    } else {
      return false
    }
    return true
  }

  /// Decides the form from the words that are there.
  private mutating func settle(_ use: inout TypeUse, _ parts: TypeParts, _ node: NodeID) -> Bool {
    if let schema = parts.schema {
      guard let value = json(schema) else { return false }
      use.form = .schema(value)
      return true
    }
    var name: String?
    if let type = parts.type {
      if tree.kind(type) == .sequence {
        findings.append(
          Finding(
            LanguageFindings.typeForm, at: tree.location(type), "a type has one name, and this is a list",
            help: "write `optional: true` for what may be absent, or raw JSON Schema under `schema:`"))
        return false
      }
      guard let text = scalar(type, { .text(what: "the name of a type", pattern: nil) }) else { return false }
      name = text
    }
    if let values = parts.values {
      use.form = .enumeration(literals(values, asText: name == nil || name == "string"))
      return true
    }
    if let properties = parts.properties, name == nil || name == "object" {
      use.form = .object(properties)
    } else if let items = parts.items, name == nil || name == "array" {
      use.form = .array(items: items)
    } else if let name, let type = parts.type {
      if name == "object" || name == "array" {
        let key = name == "object" ? "properties" : "items"
        findings.append(
          Finding(
            LanguageFindings.typeForm, at: tree.location(type),
            "\(name == "object" ? "an object" : "an array") needs `\(key)`",
            help: "add `\(key): …`, or write raw JSON Schema under `schema:`"))
        return false
      }
      if parts.properties != nil || parts.items != nil {
        findings.append(
          Finding(
            LanguageFindings.typeForm, at: tree.location(type),
            "`\(name)` has no `\(parts.items != nil ? "items" : "properties")`",
            help: "remove `type: \(name)`"))
        return false
      }
      use.form = namedForm(name, type)
    } else {
      findings.append(
        Finding(
          LanguageFindings.typeForm, at: owner.index < 0 ? head(node) : tree.location(owner),
          "this type does not say what it is",
          help: "add `type`, `properties`, `items`, `enum` or `schema`"))
      return false
    }
    return true
  }

  private mutating func namedForm(_ name: String, _ node: NodeID) -> TypeUse.Form {
    if TypeWords.scalarTypes.contains(name) { return .scalar(name) }
    if let first = name.utf8.first, (0x41...0x5A).contains(first) {
      references.append(Reference(kind: .type, name: name, node: node))
      return .named(name)
    }
    let meant =
      TypeWords.otherNames[name.lowercased()]
      ?? nearest(to: name, among: TypeWords.scalarTypes + ["array", "object"] + types.names)
    findings.append(
      Finding(
        LanguageFindings.typeForm, at: tree.location(node), "`\(name)` is no type",
        notes: [
          "a type of the contract begins with a capital letter; JSON Schema's are `string`, `integer`, `number`, `boolean`, `array` and `object`"
        ],
        help: meant.map { "did you mean `\($0)`?" }))
    // The words beside it are judged by the type that is meant, or not at all.
    return meant.flatMap { TypeWords.scalarTypes.contains($0) ? .scalar($0) : nil } ?? .schema(true)
  }

  /// Puts JSON Schema's words into the use, each as a value of its kind.
  private mutating func fillWords(_ use: inout TypeUse, _ parts: TypeParts) {
    let base = scalarType(of: use.form)
    use.keywords.reserveCapacity(parts.words.count)
    for (word, key, item) in parts.words {
      let outer = owner
      owner = key
      defer { owner = outer }
      if let base, !word.types.isEmpty, !word.types.contains(base) {
        findings.append(
          Finding(
            LanguageFindings.keywordMisfit, at: tree.location(key),
            "`\(word.name)` means nothing for a value of type `\(base)`",
            notes: ["it belongs to \(word.types.map { "`\($0)`" }.joined(separator: " and "))"],
            help: "take it out, or change the type"))
        continue
      }
      if let value = value(of: word.value, item, base) { use.keywords.append("\(word.name)", value) }
    }
  }

  private mutating func value(of kind: TypeWords.Value, _ item: NodeID, _ base: String?) -> JSONValue? {
    switch kind {
    case .text, .pattern: Shape<String>.anyText.read(item, &self).map { .string($0) }
    case .count: Shape<Int>.integer(0...Int.max).read(item, &self).map { .int($0) }
    case .boolean: Shape<Bool>.boolean.read(item, &self).map { .bool($0) }
    case .number: number(item)
    case .literal: literal(item, asText: base == "string")
    case .literals:
      expect(.sequence, item, { .list(.json(what: "a value")) })
        ? .array(literals(item, asText: base == "string")) : nil
    }
  }

  private mutating func number(_ node: NodeID) -> JSONValue? {
    guard let text = scalar(node, { .number(nil) }) else { return nil }
    if let value = Int(text) { return .int(value) }
    if let value = Double(text), value.isFinite { return .double(value) }
    wrong(node, .number(nil))
    return nil
  }

  /// The JSON Schema type of the values, as far as it can be told while types are still being read.
  func scalarType(of form: TypeUse.Form) -> String? {
    switch form {
    case .scalar(let name): name
    case .object: "object"
    case .array: "array"
    case .enumeration, .schema: nil
    case .named(let name): scalarType(named: name, depth: 0)
    }
  }

  private func scalarType(named name: String, depth: Int) -> String? {
    guard depth < 16, let node = typeNodes[name] else { return nil }
    if tree.kind(node) == .scalar {
      let next = tree.string(node)
      return TypeWords.scalarTypes.contains(next) ? next : scalarType(named: next, depth: depth + 1)
    }
    if tree.pair(node, "enum") != nil || tree.pair(node, "schema") != nil { return nil }
    if tree.pair(node, "properties") != nil { return "object" }
    if tree.pair(node, "items") != nil { return "array" }
    guard let type = tree.pair(node, "type")?.value, tree.kind(type) == .scalar else { return nil }
    let next = tree.string(type)
    return TypeWords.scalarTypes.contains(next) ? next : scalarType(named: next, depth: depth + 1)
  }
}
