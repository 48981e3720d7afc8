import Findings
import SourceText
import Syntax

// The words of the decoder's findings.
extension Reader {
  /// The text of the key whose value is being read, for messages.
  private var ownerName: String? { owner.index < 0 ? nil : tree.string(owner) }

  mutating func wrong(_ node: NodeID, _ form: Form) {
    let subject = ownerName.map { "`\($0)`" } ?? "this"
    if case .text = form, tree.kind(node) == .mapping, tree.style(node) == .flow {
      let written = String(decoding: bytes(of: node), as: UTF8.self)
      findings.append(
        Finding(
          LanguageFindings.bracesInText, at: tree.location(node),
          "\(subject) takes text, but `\(written)` is a mapping",
          label: "braces without quotes are YAML's mapping",
          help: "write `$(…)` to bind a value, or quote the text: '\(written)'"))
      return
    }
    let what: String =
      switch tree.kind(node) {
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .scalar: "`\(tree.string(node))`"
      }
    findings.append(
      Finding(
        LanguageFindings.wrongType, at: head(node), "\(subject) takes \(form.what), not \(what)",
        help: mending(node, form)))
  }

  /// What to type instead of a value of the wrong kind, where that is clear.
  private func mending(_ node: NodeID, _ form: Form) -> String? {
    let written = String(decoding: bytes(of: node), as: UTF8.self)
    switch (form, tree.kind(node)) {
    case (.boolean, .scalar):
      switch tree.string(node).lowercased() {
      case "yes", "y", "on": return "write `true`; YAML 1.2 takes `\(tree.string(node))` for text"
      case "no", "n", "off": return "write `false`; YAML 1.2 takes `\(tree.string(node))` for text"
      default: return nil
      }
    case (.list(.record(let record)), .scalar):
      let key = record.fields.first { $0.isRequired }?.name
      return key.map { "write `[{\($0): \(written)}]`" }
    case (.list(.record), .mapping), (.list, .scalar):
      return written.contains("\n") || written.count > 40 ? "write it after `- `" : "write `[\(written)]`"
    case (.text, .sequence) where tree.style(node) == .flow:
      return tree.count(node) == 1
        ? "take the brackets out, or quote the text: '\(written)'" : "quote the text: '\(written)'"
    case (.text(_, "^[A-Za-z0-9_][A-Za-z0-9_-]*$"?), .scalar):
      return "write `\(String(tree.string(node).map { $0.utf8.allSatisfy(isNameByte) ? $0 : "_" }))`"
    case (.integer, .scalar), (.number, .scalar):
      let digits = tree.string(node).filter { $0 != "_" && $0 != "," && $0 != "'" && $0 != " " }
      return digits != tree.string(node) && Double(digits) != nil ? "write `\(digits)`" : nil
    default: return nil
    }
  }

  mutating func empty(_ node: NodeID, _ form: Form) {
    let place = owner.index < 0 ? tree.location(node) : tree.location(owner)
    let subject = ownerName.map { "`\($0)`" } ?? "this"
    var finding = Finding(
      LanguageFindings.emptyValue, at: place, "\(subject) has no value",
      label: "nothing stands after the colon", help: "write \(form.what), or remove the key")
    if let comment = commentAfter(Int(tree.location(node).range.end), in: place.file) {
      finding.notes.append("what follows the `#` is a comment: `\(comment)`")
      finding.help = "quote a value that begins with `#`"
    }
    findings.append(finding)
  }

  /// A list or mapping without anything in it.
  mutating func nothing(_ node: NodeID, _ form: Form) {
    findings.append(
      Finding(
        LanguageFindings.emptyValue, at: tree.location(node), "\(ownerName.map { "`\($0)`" } ?? "this") is empty",
        label: "nothing stands in it", help: "write \(form.what), or remove the key"))
  }

  /// A value that is no value of the call, and no text either, because it has a dollar sign in it.
  mutating func dollar(_ node: NodeID, _ form: Form) {
    findings.append(
      Finding(
        LanguageFindings.wrongType, at: tree.location(node),
        "\(ownerName.map { "`\($0)`" } ?? "this") takes \(form.what), not a text with `$` in it",
        label: "a value of the call stands alone",
        help: "take the `$` out, or give a value of the call and nothing beside it"))
  }

  /// Text in which there is nothing to read.
  mutating func wordless(_ node: NodeID) {
    let isMade = tree.holds(node, 0x24)
    findings.append(
      Finding(
        LanguageFindings.emptyValue, at: tree.location(node), "\(ownerName.map { "`\($0)`" } ?? "this") says nothing",
        label: isMade ? "the text is empty \(inEnvironment(environment))" : "the text is empty",
        help: "write the words, or take it out", environment: isMade ? environment : nil))
  }

  /// A list that must name something.
  mutating func nothingNamed(_ node: NodeID, help: String) {
    findings.append(
      Finding(
        LanguageFindings.emptyValue, at: tree.location(node), "\(ownerName.map { "`\($0)`" } ?? "this") names nothing",
        help: help))
  }

  mutating func unknownWord(_ node: NodeID, _ word: String, _ words: [String]) {
    let subject = ownerName.map { "`\($0)`" } ?? "this"
    findings.append(
      Finding(
        LanguageFindings.unknownWord, at: tree.location(node), "\(subject) does not know `\(word)`",
        notes: ["it takes one of: \(words.map { "`\($0)`" }.joined(separator: ", "))"],
        help: nearest(to: word, among: words).map { "did you mean `\($0)`?" }))
  }

  /// Gives the key that was probably meant.
  @discardableResult
  mutating func unknownKey(_ key: NodeID, _ value: NodeID, _ known: [String], in mapping: NodeID) -> String? {
    let name = tree.kind(key) == .scalar ? tree.string(key) : "…"
    let isEmpty = tree.isPlain(value) && tree.withBytes(value) { $0.isEmpty }
    let meant = nearest(to: name, among: known)
    if isEmpty, tree.style(mapping) == .flow, name.contains(" ") || meant == nil {
      findings.append(
        Finding(
          LanguageFindings.splitText, at: tree.location(key), "the text was cut at the comma before `\(name)`",
          label: "in `{…}` a comma ends a value", help: "quote the whole text"))
      findings[findings.count - 1].severity = .error
      return nil
    }
    let owner = ownerName.map { " of `\($0)`" } ?? ""
    findings.append(
      Finding(
        LanguageFindings.unknownKey, at: tree.location(key), "`\(name)` is no key\(owner)",
        notes: ["known here: \(known.map { "`\($0)`" }.joined(separator: ", "))"],
        help: meant.map { "did you mean `\($0)`?" }))
    return meant
  }

  mutating func missing(_ key: String, _ node: NodeID, _ summary: String) {
    // A list has no name for each of its items.
    let isItem = owner.index >= 0 && tree.value(of: owner).map { tree.kind($0) == .sequence } ?? false
    let place = owner.index < 0 || isItem ? head(node) : tree.location(owner)
    let name = ownerName.map { isItem ? "an item of `\($0)`" : "`\($0)`" }
    let subject = name ?? (roots.contains(node) ? "the contract" : "this")
    findings.append(
      Finding(
        LanguageFindings.missingKey, at: place, "\(subject) lacks `\(key)`", notes: [summary],
        help: "add `\(key): …`"))
  }

  mutating func repeated(_ name: String, _ key: NodeID, _ first: NodeID) {
    findings.append(
      Finding(
        LanguageFindings.repeatedName, at: tree.location(key), "`\(name)` is declared twice",
        related: [.init(tree.location(first), "first declared here")], help: "rename or remove one of them"))
  }

  mutating func unknownVariable(_ node: NodeID, _ name: String, _ range: Range<Int>) {
    findings.append(
      Finding(
        LanguageFindings.unknownVariable, at: location(node, content: range),
        "there is no variable `\(name)` \(inEnvironment(environment))", help: mending(variable: name),
        environment: environment))
  }

  /// Whether a text names a variable as shells do, which a finding then says. Of what is no variable it is the author's
  /// text, as an imported one may be.
  mutating func hasBracedVariable(_ text: String, _ node: NodeID) -> Bool {
    guard tree.holds(node, 0x7B), let start = Substring(text).firstRange(of: "${env."),
      let close = text[start.upperBound...].firstIndex(of: "}")
    else { return false }
    let name = String(text[start.upperBound..<close])
    guard variables[name] != nil || isVariableElsewhere(name) else { return false }
    binding(
      node, Self.bytes(start.lowerBound...close, of: text), "`${env.\(name)}` is no binding",
      help: "write `$(env.\(name))`")
    return true
  }

  /// Whether a variable's value holds another variable, which a finding then says.
  mutating func holdsVariable(_ node: NodeID) -> Bool {
    guard tree.kind(node) == .scalar, tree.holds(node, 0x24) else { return false }
    let text = tree.string(node)
    guard let start = Substring(text).firstRange(of: "$(env.") else { return false }
    findings.append(
      Finding(
        LanguageFindings.bindingNotTaken,
        at: location(node, content: Self.bindingAt(start, in: text)),
        "a variable's value can't hold another variable", label: "it is put in as it is written",
        help: "write the value itself, or put both variables where they are used"))
    return true
  }

  /// From where a binding begins to its bracket, or to the end of the text.
  private static func bindingAt(_ start: Range<String.Index>, in text: String) -> Range<Int> {
    if let close = text[start.upperBound...].firstIndex(of: ")") { return bytes(start.lowerBound...close, of: text) }
    return text.utf8.distance(from: text.startIndex, to: start.lowerBound)..<text.utf8.count
  }

  /// A part of a text that ends in ASCII, in bytes of its content.
  static func bytes(_ part: ClosedRange<String.Index>, of text: String) -> Range<Int> {
    let from = text.utf8.distance(from: text.startIndex, to: part.lowerBound)
    return from..<text.utf8.distance(from: text.startIndex, to: part.upperBound) + 1
  }

  /// A misspelt name is that of a variable that no environment has.
  private func mending(variable name: String) -> String {
    if secrets.contains(name) { return "it is a secret: write `{secret: \(name)}` where a secret may stand" }
    if let meant = nearest(to: name, among: variables.keys.sorted()) {
      if !isVariableElsewhere(name) { return "did you mean `$(env.\(meant))`?" }
      if !isVariableElsewhere(meant) { return "rename `\(meant)` of the environment to `\(name)`" }
    }
    return "add `\(name): …` to the `variables` of the environment"
  }

  mutating func unclosedBinding(_ node: NodeID, _ range: Range<Int>) {
    binding(node, range, "`$(` is not closed", help: "end the binding with `)`")
  }

  mutating func binding(_ node: NodeID, _ range: Range<Int>, _ message: String, help: String? = nil) {
    findings.append(Finding(LanguageFindings.badBinding, at: location(node, content: range), message, help: help))
  }

  /// How values of a call begin.
  private static let spokenRoots = ["keys.", "step.", "set.", "caller)", "called)", "callee)"]

  /// Refuses `$(…)` in text that is fixed when the contract is built.
  mutating func refuseBindings(in text: String, _ node: NodeID) {
    guard tree.holds(node, 0x24), let start = Substring(text).firstRange(of: "$(") else { return }
    // What a variable put in is not the author's text here, and neither is a `$(` that was written with `$(dollar)`.
    guard tree.withBytes(node, { String(decoding: $0, as: UTF8.self) }) == text else { return }
    findings.append(
      Finding(
        LanguageFindings.bindingNotTaken,
        at: location(node, content: Self.bindingAt(start, in: text)),
        "\(ownerName.map { "`\($0)`" } ?? "this text") can't bind data",
        label: "there is no data yet when the contract is built",
        help: Self.spokenRoots.contains(where: text[start.upperBound...].hasPrefix)
          ? "what is heard can have values in a list: `[Your number is, {digits: $(keys.STEP)}]`"
          : "write the words, or `$(env.NAME)` for a variable of the environment"))
  }

  /// Warns where one space and a `#` cut a sentence: a comment stands two spaces apart, or on a line of its own.
  mutating func lookForCutText(_ node: NodeID) {
    guard tree.isPlain(node) else { return }
    let place = tree.location(node)
    let bytes = sources[place.file].bytes
    let end = Int(place.range.end)
    // A `#` with a letter right after it is a finding of the reader's own.
    guard end + 2 < bytes.count, bytes[end] == 0x20, bytes[end + 1] == 0x23, bytes[end + 2] == 0x20,
      tree.withBytes(node, { $0.contains(0x20) && !($0.last.map { ".!?".utf8.contains($0) } ?? false) }),
      let comment = commentAfter(end, in: place.file)
    else { return }
    findings.append(
      Finding(
        LanguageFindings.cutText,
        at: Location(file: place.file, range: ByteRange(end + 1, end + 1 + comment.utf8.count)),
        "the text ends before `#`", label: "this became a comment",
        help: "quote the text, or put two spaces before a comment"))
  }

  /// Warns where a list in `[…]` looks like one sentence cut at its commas.
  mutating func lookForSplitText(_ list: NodeID) {
    guard tree.kind(list) == .sequence, tree.style(list) == .flow else { return }
    var isAfterText = false
    for item in tree.elements(list) {
      defer { isAfterText = tree.kind(item) == .scalar }
      guard isAfterText, tree.isPlain(item) else { continue }
      guard tree.withBytes(item, { ($0.first.map { (0x61...0x7A).contains($0) } ?? false) && $0.contains(0x20) }) else {
        continue
      }
      findings.append(
        Finding(
          LanguageFindings.splitText, at: tree.location(item), "the sentence was cut at the comma before this",
          label: "in `[…]` a comma ends an entry", help: "quote the whole sentence, or write each entry after `- `"))
    }
  }

  private func bytes(of node: NodeID) -> ArraySlice<UInt8> {
    let place = tree.location(node)
    return sources[place.file].bytes[Int(place.range.start)..<Int(place.range.end)]
  }

  /// The comment that follows an offset on its line.
  private func commentAfter(_ offset: Int, in file: FileID) -> String? {
    let bytes = sources[file].bytes
    var start = offset
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard start < bytes.count, bytes[start] == 0x23 else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
