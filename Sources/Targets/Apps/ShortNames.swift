/// Gives the variables of a page's script short names: a third of a page is names that only its author reads.
///
/// A name is replaced everywhere or nowhere, so that every variable still stands for what it stood for. Only names that
/// the script declares are replaced, never a property, a key or what stands in a string. One that is also a key in
/// short form (`{name}`), that a default may follow, or that the browser knows by itself keeps its name.
struct ShortNames {
  private let script: ScriptTokens
  private var declared: Set<ArraySlice<UInt8>> = []
  private var fixed: Set<ArraySlice<UInt8>>
  private var uses: [ArraySlice<UInt8>: [Int]] = [:]
  private var order: [ArraySlice<UInt8>] = []

  /// What the browser declares and a script may mean without saying so.
  private static let browsers = [
    "name", "event", "status", "top", "self", "parent", "open", "close", "focus", "blur", "stop", "print", "find",
    "history", "location", "origin", "screen", "frames", "length", "external", "performance", "caches", "crypto",
  ]
  private static let reserved: Set<String> = ["as", "do", "if", "in", "is", "of", "for", "let", "new", "try", "var"]

  /// `kept`: names that are used outside of the script.
  static func shortened(_ bytes: [UInt8], kept: [String]) -> [UInt8] {
    var names = ShortNames(bytes, kept: kept)
    names.read()
    return names.written()
  }

  private init(_ bytes: [UInt8], kept: [String]) {
    script = ScriptTokens(bytes)
    fixed = Set((Self.browsers + kept).map { ArraySlice($0.utf8) })
  }

  private mutating func read() {
    for index in script.tokens.indices {
      if script.tokens[index].isName { readName(index) }
      // `(a, b) => …`, and the parameters of `function name(a, b) {`.
      if script.sign(index) == 0x28, let close = script.partner[index], isParameters(index, close) {
        declare(from: index, to: close)
      }
    }
  }

  private mutating func readName(_ index: Int) {
    let name = script.text(index)
    let (before, after) = (script.neighbour(index, -1), script.neighbour(index, 1))
    if name.elementsEqual("const".utf8) || name.elementsEqual("let".utf8) {
      if script.tokens.indices.contains(after), script.tokens[after].isName { declared.insert(script.text(after)) }
      if script.sign(after) == 0x5B, let close = script.partner[after] { declare(from: after, to: close) }
    } else if name.elementsEqual("function".utf8), script.tokens.indices.contains(after), script.tokens[after].isName {
      declared.insert(script.text(after))
    }
    // `name => …`
    if script.sign(after) == 0x3D, script.sign(after + 1) == 0x3E { declared.insert(name) }

    if isProperty(before) || isKey(before, after) { return }
    let beginsMember = script.around[index] == 0x7B && (script.sign(before) == 0x7B || script.sign(before) == 0x2C)
    if beginsMember, [0x2C, 0x7D, 0x3D].contains(script.sign(after)) { fixed.insert(name) }
    if uses[name] == nil { order.append(name) }
    uses[name, default: []].append(index)
  }

  /// `object.name`, but not `...name`.
  private func isProperty(_ before: Int) -> Bool {
    script.sign(before) == 0x2E && !(script.sign(before - 1) == 0x2E && script.sign(before - 2) == 0x2E)
  }

  /// `{name: …}` and `{name(…) {…}}`.
  private func isKey(_ before: Int, _ after: Int) -> Bool {
    guard script.sign(before) == 0x7B || script.sign(before) == 0x2C || isAsync(before) else { return false }
    if script.sign(after) == 0x3A { return true }
    guard script.sign(after) == 0x28, let close = script.partner[after] else { return false }
    return script.sign(script.neighbour(close, 1)) == 0x7B
  }

  private func isAsync(_ index: Int) -> Bool {
    script.tokens.indices.contains(index) && script.text(index).elementsEqual("async".utf8)
  }

  private func isParameters(_ open: Int, _ close: Int) -> Bool {
    let after = script.neighbour(close, 1)
    if script.sign(after) == 0x3D, script.sign(after + 1) == 0x3E { return true }
    guard script.sign(after) == 0x7B else { return false }
    let name = script.neighbour(open, -1)
    guard script.tokens.indices.contains(name), script.tokens[name].isName else { return false }
    // `if (a) {` declares nothing; `heading(a) {` in an object does, and so does `function heading(a) {`.
    return !["if", "for", "while", "switch", "catch"].contains { script.text(name).elementsEqual($0.utf8) }
  }

  /// The names directly within brackets, not those of a pattern or value inside.
  private mutating func declare(from open: Int, to close: Int) {
    var index = open + 1
    while index < close {
      if script.tokens[index].isName, [0x28, 0x5B, 0x2C].contains(script.sign(script.neighbour(index, -1))) {
        declared.insert(script.text(index))
      }
      index = max(index, [0x28, 0x5B, 0x7B].contains(script.sign(index)) ? script.partner[index] ?? index : index) + 1
    }
  }

  private func written() -> [UInt8] {
    let known = Set(script.tokens.filter(\.isName).map { String(decoding: script.bytes[$0.range], as: UTF8.self) })
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let names = order.filter { declared.contains($0) && !fixed.contains($0) && $0.count > 1 }.sorted {
      let (first, second) = (uses[$0]!.count, uses[$1]!.count)
      return first == second ? places[$0]! < places[$1]! : first > second
    }
    var replacement: [Int: [UInt8]] = [:]
    var number = 0
    for name in names {
      var short: String
      repeat {
        short = Self.name(number)
        number += 1
      } while known.contains(short) || Self.reserved.contains(short)
      guard short.utf8.count < name.count else { continue }
      for index in uses[name]! { replacement[index] = Array(short.utf8) }
    }
    var result: [UInt8] = []
    result.reserveCapacity(script.bytes.count)
    for index in script.tokens.indices { result += replacement[index] ?? Array(script.text(index)) }
    return result
  }

  /// `a` to `z`, `A` to `Z`, then `aa`, `ba`…
  private static func name(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var (name, rest) = ("", number)
    repeat {
      name.append(letters[rest % letters.count])
      rest = rest / letters.count - 1
    } while rest >= 0
    return name
  }
}
