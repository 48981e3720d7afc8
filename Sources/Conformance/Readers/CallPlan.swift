/// `extensions.conf` as Asterisk plays it: contexts of extensions of priorities.
struct CallPlan: Sendable {
  /// One application; the first priority of an extension is number 1.
  struct Priority: Sendable {
    let label: String?
    let application: String
    let arguments: String
    let range: Range<Int>
  }
  struct Context: Sendable {
    let name: String
    let range: Range<Int>
    /// In the order of the file.
    var order: [String] = []
    var extensions: [String: [Priority]] = [:]
  }

  private(set) var contexts: [String: Context] = [:]
  private(set) var order: [String] = []
  private(set) var problems: [FormProblem]

  init(_ bytes: [UInt8]) {
    let configuration = Configuration(bytes)
    problems = configuration.problems
    for section in configuration.sections where section.name != "general" && section.name != "globals" {
      if contexts[section.name] != nil {
        problems.append(FormProblem(section.range, "context `\(section.name)` stands twice"))
        continue
      }
      var context = Context(name: section.name, range: section.range)
      var current: String?
      for item in section.items { read(item, into: &context, &current) }
      contexts[section.name] = context
      order.append(section.name)
    }
  }

  private mutating func read(_ item: Configuration.Item, into context: inout Context, _ current: inout String?) {
    var rest = item.value
    if item.key == "exten" {
      guard let comma = rest.firstIndex(of: ",") else {
        problems.append(FormProblem(item.range, "the extension has no priority"))
        return
      }
      current = String(rest[..<comma]).trimmed
      rest = String(rest[rest.index(after: comma)...])
    } else if item.key != "same" {
      problems.append(FormProblem(item.range, "`\(item.key)` is nothing that a context holds"))
      return
    }
    guard let name = current else {
      problems.append(FormProblem(item.range, "`same` stands before any extension"))
      return
    }
    guard let comma = rest.firstIndex(of: ",") else {
      problems.append(FormProblem(item.range, "the priority has no application"))
      return
    }
    let (number, label) = Self.labelled(String(rest[..<comma]).trimmed)
    let call = String(rest[rest.index(after: comma)...]).trimmed
    guard let open = call.firstIndex(of: "("), call.hasSuffix(")") else {
      problems.append(FormProblem(item.range, "the application's parentheses are not closed"))
      return
    }
    let body = call[call.index(after: open)..<call.index(before: call.endIndex)]
    if !Self.isBalanced(body) { problems.append(FormProblem(item.range, "`${` or `$[` is not closed")) }
    let count = context.extensions[name]?.count ?? 0
    if number != (count == 0 ? "1" : "n") && number != "\(count + 1)" {
      problems.append(FormProblem(item.range, "priority `\(number)` stands where \(count + 1) is due"))
    }
    if let label, context.extensions[name]?.contains(where: { $0.label == label }) == true {
      problems.append(FormProblem(item.range, "label `\(label)` stands twice"))
    }
    if count == 0 { context.order.append(name) }
    context.extensions[name, default: []].append(
      Priority(
        label: label, application: String(call[..<open]).trimmed, arguments: String(body), range: item.range))
  }

  private static func labelled(_ text: String) -> (String, String?) {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return (text, nil) }
    return (String(text[..<open]), String(text[text.index(after: open)..<text.index(before: text.endIndex)]))
  }

  private static func isBalanced(_ text: Substring) -> Bool {
    var open: [Character] = []
    var previous: Character = " "
    for character in text {
      if previous == "$" && (character == "{" || character == "[") { open.append(character) }
      if character == "}" && open.last == "{" { open.removeLast() }
      if character == "]" && open.last == "[" { open.removeLast() }
      previous = character
    }
    return open.isEmpty
  }

  func priorities(_ context: String, _ exten: String) -> [Priority]? { contexts[context]?.extensions[exten] }

  /// Where a jump leads, seen from a context and an extension: `context,extension,priority`, `extension,priority`, or
  /// a priority or label alone. Nil if there is no such place.
  func resolve(_ target: String, from context: String, _ exten: String) -> (context: String, exten: String, index: Int)?
  {
    let parts = target.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    let place: (String, String, String)
    switch parts.count {
    case 1: place = (context, exten, parts[0])
    case 2: place = (context, parts[0], parts[1])
    case 3: place = (parts[0], parts[1], parts[2])
    default: return nil
    }
    guard let priorities = priorities(place.0, place.1) else { return nil }
    let index = Int(place.2).map { $0 - 1 } ?? priorities.firstIndex { $0.label == place.2 }
    guard let index, priorities.indices.contains(index) else { return nil }
    return (place.0, place.1, index)
  }

  /// The jumps of an application, as they are written.
  static func jumps(of priority: Priority) -> [String] {
    let text = priority.arguments
    switch priority.application.lowercased() {
    case "goto": return [text]
    case "gosub":
      // `context,extension,1(argument)`
      return [text.hasSuffix(")") ? String(text[..<(text.lastIndex(of: "(") ?? text.endIndex)]) : text]
    case "gosubif":
      guard let mark = text.lastIndex(of: "?") else { return [] }
      let target = text[text.index(after: mark)...]
      return [String(target[..<(target.lastIndex(of: "(") ?? target.endIndex)])]
    case "gotoif", "gotoiftime":
      guard let mark = text.lastIndex(of: "?") else { return [] }
      return text[text.index(after: mark)...].split(separator: ":").map { String($0).trimmed }
    default: return []
    }
  }
}
