import JSONValues

/// How numbers, codes and addresses are taken down: derived from the parameters of the tools.
extension InstructionWriter {
  mutating func writeEntities() {
    let tools = session.tools
    let identifier = tools.first { $0.entities.hasIdentifier }
    let phone = tools.first { $0.entities.hasPhone }
    let email = tools.first { $0.entities.hasEmail }
    for index in author.readBackRules { bullet(agent.rules[index].asSentence, node["rules", index]) }
    if author.readBackRules.isEmpty {
      if let identifier {
        let example = tools.lazy.compactMap(\.entities.example).first
        let shown = example.map { ", as in \"\($0.map(String.init).joined(separator: " - "))\"" } ?? ""
        bullet(
          "Read numbers and codes back one character at a time\(shown).", .init(identifier.node, "input"))
      }
      if let phone {
        bullet(
          "Read phone numbers back digit by digit, with a short pause after each group.",
          .init(phone.node, "input"))
      }
    }
    if let email {
      bullet(
        "Spell the part of an email address before the at sign letter by letter; say \"at\" and \"dot\".",
        .init(email.node, "input"))
    }
    if let tool = identifier ?? phone ?? email {
      let source = Instructions.Source(tool.node, "input")
      bullet(
        "Wait for a yes to what you read back. After a correction, read the whole value back again.", source)
      bullet("Hand values to tools exactly as confirmed; never complete or correct one yourself.", source)
    }
    if !author.asksOneAtATime, let tool = tools.first(where: { $0.entities.areSeveral }) {
      bullet("Ask for one detail at a time.", .init(tool.node, "input"))
    }
  }
}

/// Which kinds of value a tool asks for that a person has to say character by character.
struct SpokenEntities: Sendable {
  private(set) var hasIdentifier = false
  private(set) var hasPhone = false
  private(set) var hasEmail = false
  /// Whether the tool has two or more required parameters.
  private(set) var areSeveral = false
  /// An identifier as the contract gives it for an example.
  private(set) var example: String?

  init(_ schema: JSONValue) {
    areSeveral = schema["required"]?.array?.count ?? 0 > 1
    guard let properties = schema["properties"]?.object else { return }
    let definitions = schema["$defs"]
    for property in properties.members { consider(property.key, Self.followed(property.value, definitions)) }
  }

  private mutating func consider(_ name: String, _ schema: JSONValue) {
    if let values = schema["enum"]?.array {
      // A parameter that says which kind of identifier another one holds.
      for value in values.compactMap(\.string) {
        if value == "phone" { hasPhone = true }
        if value == "email" { hasEmail = true }
        if value == "number" { hasIdentifier = true }
      }
      return
    }
    if let type = schema["type"]?.string, type != "string" { return }
    let format = schema["format"]?.string
    let pattern = schema["pattern"]?.string
    if format == "email" || name.hasWord("email") {
      hasEmail = true
    } else if name.hasWord("phone") || pattern?.hasPrefix("^\\+") ?? false {
      hasPhone = true
    } else if pattern != nil || Self.identifierWords.contains(where: name.hasWord) {
      hasIdentifier = true
      if example == nil { example = schema["examples"]?.array?.first?.string.flatMap(Self.speakable) }
    }
  }

  private static let identifierWords: [StaticString] = [
    "number", "code", "reference", "serial", "plate", "postcode", "zip", "account",
  ]

  /// An example is worth showing if it is short.
  private static func speakable(_ example: String) -> String? {
    (2...12).contains(example.utf8.count) ? example : nil
  }

  private static func followed(_ schema: JSONValue, _ definitions: JSONValue?) -> JSONValue {
    guard let reference = schema["$ref"]?.string, reference.hasPrefix("#/$defs/") else { return schema }
    return definitions?[String(reference.dropFirst("#/$defs/".count))] ?? schema
  }
}

extension String {
  /// Whether a word of lower-case ASCII is one of those that `_` joins.
  fileprivate func hasWord(_ word: StaticString) -> Bool {
    guard utf8.count >= word.utf8CodeUnitCount, let found = firstMention(of: word) else { return false }
    let before = found.startIndex == startIndex || utf8[utf8.index(before: found.startIndex)] == 0x5F
    let after = found.endIndex == endIndex || utf8[found.endIndex] == 0x5F
    return before && after
  }
}
