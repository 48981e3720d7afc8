import JSONValues
import Language

/// A tool as it is written in a contract.
struct ToolText {
  let key: String
  private var map = YAMLMap(isBlock: true)
  /// The types that its schemas name, directly or through another.
  private(set) var usedTypes: Set<String> = []
  /// What the language has no word for.
  private var fields = JSONObject()

  init(_ entry: JSONObject, key: String, question: String?, types: SharedTypes) {
    self.key = key
    if let name = entry["name"]?.string, name != key { map.add("name", .text(name)) }
    addTexts(entry)
    addHints(entry["annotations"])
    map.add("confirm", question.map { .text($0) })
    addSchemas(entry, types)
    addMeta(entry["_meta"])
    if let icons = entry["icons"] {
      if case .array = icons { map.add("icons", YAMLTree(icons)) } else { fields.append("icons", icons) }
    }
    for member in entry where !Self.said.contains(member.key) { fields.append(member.key, member.value) }
    if !fields.isEmpty {
      map.add("fields", .map(YAMLMap(fields.map { .init($0.key, YAMLTree($0.value)) }, isBlock: true)))
    }
  }

  /// The pair of the section `tools`.
  var pair: YAMLMap.Entry { YAMLMap.Entry(key, .map(map), comments: comment.map { [$0] } ?? []) }

  /// Members that have a place of their own.
  private static let said: Set<String> = [
    "name", "title", "description", "annotations", "inputSchema", "outputSchema", "_meta", "icons",
  ]

  private mutating func addTexts(_ entry: JSONObject) {
    if let title = entry["title"] {
      if case .string(let text) = title { map.add("title", .text(text)) } else { fields.append("title", title) }
    }
    if case .string(let text)? = entry["description"], !text.isEmpty {
      map.add("description", .text(text))
    } else {
      map.add("description", .text(""), comments: ["The source has no description."])
      fields.append("description", entry["description"])
    }
  }

  // MARK: - Hints

  /// Hints that the language has a word for, and the others raw. `effect` says more than the hints do: from it follow
  /// sign-in and visibility, which the source does not have. It is for a person to say.
  private mutating func addHints(_ annotations: JSONValue?) {
    guard let hints = annotations?.object else {
      fields.append("annotations", annotations)
      comment = Self.question(nil)
      return
    }
    comment = Self.question(hints)
    var raw = JSONObject()
    for member in hints {
      switch (member.key, member.value) {
      case ("idempotentHint", .bool(let value)): add("idempotent", .token("\(value)"))
      case ("openWorldHint", .bool(let value)): add("open_world", .token("\(value)"))
      default: raw.append(member.key, member.value)
      }
    }
    if hints.isEmpty || !raw.isEmpty { add("annotations", YAMLTree(.object(raw))) }
  }

  /// What has to be decided, over the next pair.
  private var comment: String?

  private mutating func add(_ key: String, _ value: YAMLTree?) {
    guard let value else { return }
    map.add(key, value, comments: comment.map { [$0] } ?? [])
    comment = nil
  }

  /// What the hints leave open; nil where they say it.
  private static func question(_ hints: JSONObject?) -> String? {
    switch (hints?["readOnlyHint"]?.bool, hints?["destructiveHint"]?.bool) {
    case (true?, true?): "effect: read or destructive? The hints of the source say both."
    case (true?, _): nil
    case (false?, nil): "effect: write or destructive? The source does not say whether it destroys."
    case (false?, _): nil
    case (nil, true?): "effect: destructive? The source does not say that it is no read."
    case (nil, _): "effect: read, write or destructive? The source does not say."
    }
  }

  // MARK: - Schemas

  private mutating func addSchemas(_ entry: JSONObject, _ types: SharedTypes) {
    let habit = [entry["inputSchema"], entry["outputSchema"]].lazy.compactMap { $0.flatMap(SchemaHabit.init) }.first
    let style = habit?.style(over: types.habit)
    var usesStyle = false
    var texts: [(key: String, value: YAMLTree)] = []
    for (member, key) in [("inputSchema", "input"), ("outputSchema", "output")] {
      guard let schema = entry[member], case .object = schema else {
        if key == "input" { texts.append((key, .text("unknown"))) }
        fields.append(member, entry[member])
        continue
      }
      switch types.parameters(schema, style: style, habit: habit ?? types.habit, isInput: key == "input") {
      case .nothing: usesStyle = true
      case .raw(let schema): texts.append((key + "_schema", YAMLTree(schema)))
      case .properties(let properties, let title):
        usesStyle = true
        usedTypes.formUnion(types.table.names(usedBy: .properties(properties)))
        if let title { texts.append((key + "_title", .text(title))) }
        texts.append((key, .map(TypeText.properties(properties))))
      }
    }
    if let style, usesStyle { add("schemas", .map(Self.map(of: style))) }
    for (key, value) in texts { add(key, value) }
  }

  static func map(of style: SchemaStyle) -> YAMLMap {
    var map = YAMLMap()
    map.add("dialect", style.dialect.map { .text($0.rawValue) })
    map.add("objects", style.objects.map { .text($0.rawValue) })
    map.add("required", style.required.map { .text($0.rawValue) })
    return map
  }

  // MARK: - Metadata

  private mutating func addMeta(_ meta: JSONValue?) {
    guard let object = meta?.object, !object.isEmpty else {
      fields.append("_meta", meta)
      return
    }
    var status = YAMLMap()
    var rest = JSONObject()
    for member in object {
      switch (member.key, member.value) {
      case ("openai/toolInvocation/invoking", .string(let text)) where Self.isStatus(text):
        status.add("running", .text(text))
      case ("openai/toolInvocation/invoked", .string(let text)) where Self.isStatus(text):
        status.add("done", .text(text))
      default: rest.append(member.key, member.value)
      }
    }
    if !status.entries.isEmpty { map.add("status", .map(status)) }
    if !rest.isEmpty { map.add("meta", .map(YAMLMap(rest.map { .init($0.key, YAMLTree($0.value)) }, isBlock: true))) }
  }

  /// ChatGPT takes 64 characters; a longer text stays where a build lets it be.
  private static func isStatus(_ text: String) -> Bool { text.unicodeScalars.count <= 64 }
}
