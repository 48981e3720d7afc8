/// Reads a pattern as ECMA-262 (22.2.1) does with the flag `u`. Two liberties, for patterns in the wild: a
/// brace or bracket that closes or counts nothing stands for itself, and any punctuation may be escaped.
struct PatternParser {
  private let scalars: [UInt32]
  private var place = 0
  private var depth = 0
  /// The groups that capture, and what refers back to one: whether there is such a group is known at the end.
  private var groupCount = 0
  private var groupNames: Set<String> = []
  private var references: [(group: Int?, name: String?, offset: Int)] = []

  /// Deeper patterns are refused, so that none can exhaust the stack.
  private static let depthLimit = 100

  init(_ text: String) { scalars = text.unicodeScalars.map(\.value) }

  mutating func parse() throws(PatternProblem) -> PatternTree {
    let tree = try choice()
    if peek() != nil { throw problem("`)` closes no group") }
    for (group, name, offset) in references {
      if group.map({ $0 <= groupCount }) ?? true, name.map(groupNames.contains) ?? true { continue }
      throw PatternProblem(message: "a back-reference names no group", offset: offset)
    }
    return tree
  }

  // MARK: Structure

  private mutating func choice() throws(PatternProblem) -> PatternTree {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw problem("groups are nested too deeply") }
    var alternatives = [try sequence()]
    while take("|") { alternatives.append(try sequence()) }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws(PatternProblem) -> PatternTree {
    var terms: [PatternTree] = []
    while let next = peek(), next != "|", next != ")" { terms.append(try term()) }
    return terms.count == 1 ? terms[0] : terms.isEmpty ? .empty : .sequence(terms)
  }

  private mutating func term() throws(PatternProblem) -> PatternTree {
    let start = place
    let atom = try atom()
    guard let (minimum, maximum) = try quantifier() else { return atom }
    switch atom {
    case .start, .end, .wordBoundary, .lookaround:
      place = start
      throw problem("a quantifier follows an assertion")
    default: return .repetition(atom, minimum: minimum, maximum: maximum)
    }
  }

  private mutating func quantifier() throws(PatternProblem) -> (Int, Int?)? {
    let bounds: (Int, Int?)
    if take("*") {
      bounds = (0, nil)
    } else if take("+") {
      bounds = (1, nil)
    } else if take("?") {
      bounds = (0, 1)
    } else if let counts = try counts() {
      bounds = counts
    } else {
      return nil
    }
    // Whether few or many are preferred changes what is captured, not whether there is a match.
    _ = take("?")
    if let next = peek(), next == "*" || next == "+" || next == "?" {
      throw problem("there is nothing to repeat")
    }
    return bounds
  }

  /// `{2}`, `{2,}`, `{2,3}`; nil, with nothing read, if the brace is none of them.
  private mutating func counts() throws(PatternProblem) -> (Int, Int?)? {
    let start = place
    guard take("{") else { return nil }
    if let minimum = number() {
      if take("}") { return (minimum, minimum) }
      if take(",") {
        if take("}") { return (minimum, nil) }
        if let maximum = number(), take("}") {
          if maximum < minimum { throw problem("the numbers in `{\(minimum),\(maximum)}` are out of order") }
          return (minimum, maximum)
        }
      }
    }
    place = start
    return nil
  }

  private mutating func number() -> Int? {
    var value: Int?
    while place < scalars.count, scalars[place] >= 0x30, scalars[place] <= 0x39 {
      value = min((value ?? 0) * 10 + Int(scalars[place] - 0x30), 1_000_000)
      place += 1
    }
    return value
  }

  private mutating func atom() throws(PatternProblem) -> PatternTree {
    let scalar = scalars[place]
    switch Unicode.Scalar(scalar)! {
    case "^":
      place += 1
      return .start
    case "$":
      place += 1
      return .end
    case ".":
      place += 1
      var set = CharacterSet()
      set.complements = [CharacterSet.lineTerminators]
      return .set(set)
    case "(": return try group()
    case "[": return .set(try characterClass())
    case "\\": return try escape()
    case "*", "+", "?": throw problem("there is nothing to repeat")
    default:
      if let counts = try counts() { throw problem("there is nothing to repeat \(counts.0) times") }
      place += 1
      return .set(CharacterSet(scalar...scalar))
    }
  }

  private mutating func group() throws(PatternProblem) -> PatternTree {
    let start = place
    place += 1
    var look: (isBehind: Bool, isNegated: Bool)?
    if take("?") {
      if take("=") {
        look = (false, false)
      } else if take("!") {
        look = (false, true)
      } else if take("<") {
        if take("=") {
          look = (true, false)
        } else if take("!") {
          look = (true, true)
        } else {
          groupNames.insert(try groupName())
          groupCount += 1
        }
      } else if !take(":") {
        throw problem("`(?` begins a group of no known kind")
      }
    } else {
      groupCount += 1
    }
    let body = try choice()
    guard take(")") else {
      place = start
      throw problem("`(` is never closed")
    }
    return look.map { .lookaround(body, isBehind: $0.isBehind, isNegated: $0.isNegated) } ?? body
  }

  private mutating func groupName() throws(PatternProblem) -> String {
    let start = place
    while let next = peek(), next != ">" { place += 1 }
    let name = String(String.UnicodeScalarView(scalars[start..<place].compactMap(Unicode.Scalar.init)))
    guard place > start, take(">") else { throw problem("a group's name is not closed by `>`") }
    return name
  }

  // MARK: Escapes

  private mutating func escape() throws(PatternProblem) -> PatternTree {
    let start = place
    place += 1
    guard let next = peek() else { throw problem("the pattern ends with a backslash") }
    switch next {
    case "b", "B":
      place += 1
      return .wordBoundary(isNegated: next == "B")
    case "1"..."9":
      references.append((number(), nil, start))
      return .backReference(offset: start)
    case "k":
      place += 1
      guard take("<") else { throw problem("`\\k` needs the name of a group in `<` and `>`") }
      references.append((nil, try groupName(), start))
      return .backReference(offset: start)
    default:
      if let set = try classEscape() { return .set(set) }
      let scalar = try characterEscape()
      return .set(CharacterSet(scalar...scalar))
    }
  }

  /// `\d` and its like; nil, with nothing read, if it is another escape. The backslash is read.
  private mutating func classEscape() throws(PatternProblem) -> CharacterSet? {
    guard let next = peek() else { return nil }
    var set = CharacterSet()
    switch next {
    case "d": set.ranges = CharacterSet.digits
    case "w": set.ranges = CharacterSet.wordCharacters
    case "s": set.ranges = CharacterSet.spaces
    case "D": set.complements = [CharacterSet.digits]
    case "W": set.complements = [CharacterSet.wordCharacters]
    case "S": set.complements = [CharacterSet.spaces]
    case "p", "P":
      place += 1
      guard take("{") else { throw problem("`\\\(next)` needs the name of a property in braces") }
      let start = place
      while let character = peek(), character != "}" { place += 1 }
      let name = String(String.UnicodeScalarView(scalars[start..<place].compactMap(Unicode.Scalar.init)))
      guard take("}") else { throw problem("the name of a property is not closed by `}`") }
      if let ranges = UnicodeScript.ranges(name[...]) {
        if next == "P" { set.complements = [ranges] } else { set.ranges = ranges }
        return set
      }
      guard let property = UnicodeProperty(name: name) else {
        throw problem("`\(name)` is no property of characters that is known")
      }
      set.properties = [(property, next == "P")]
      return set
    default: return nil
    }
    place += 1
    return set
  }

  /// An escape that stands for one character. The backslash is read.
  private mutating func characterEscape() throws(PatternProblem) -> UInt32 {
    let scalar = scalars[place]
    place += 1
    switch Unicode.Scalar(scalar)! {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "0":
      if place < scalars.count, scalars[place] >= 0x30, scalars[place] <= 0x39 {
        throw problem("`\\0` must not be followed by a digit")
      }
      return 0
    case "c":
      guard place < scalars.count, let letter = UInt8(exactly: scalars[place]), letter.isLetter else {
        throw problem("`\\c` needs a letter")
      }
      place += 1
      return UInt32(letter & 0x1F)
    case "x": return try hexadecimal(2)
    case "u": return try unicodeEscape()
    default:
      if let byte = UInt8(exactly: scalar), byte.isLetter || byte.isDigit || byte == 0x5F {
        throw problem("`\\\(Character(Unicode.Scalar(byte)))` is no escape of ECMA-262")
      }
      return scalar
    }
  }

  private mutating func unicodeEscape() throws(PatternProblem) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      var count = 0
      while place < scalars.count, let digit = UInt8(exactly: scalars[place])?.hexadecimal, count < 8 {
        value = value << 4 | UInt32(digit)
        count += 1
        place += 1
      }
      guard count > 0, value <= 0x10FFFF, take("}") else {
        throw problem("`\\u{` needs a code point and `}`")
      }
      return value
    }
    let first = try hexadecimal(4)
    guard first >> 10 == 0x36, place + 1 < scalars.count, scalars[place] == 0x5C, scalars[place + 1] == 0x75
    else {
      return first
    }
    let start = place
    place += 2
    let second = try hexadecimal(4)
    if second >> 10 == 0x37 { return 0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF) }
    place = start
    return first
  }

  private mutating func hexadecimal(_ count: Int) throws(PatternProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard place < scalars.count, let digit = UInt8(exactly: scalars[place])?.hexadecimal else {
        throw problem("an escape needs \(count) hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }

  // MARK: Classes

  private mutating func characterClass() throws(PatternProblem) -> CharacterSet {
    let start = place
    place += 1
    var set = CharacterSet()
    set.isNegated = take("^")
    while let next = peek(), next != "]" {
      let member = try classMember()
      guard case .scalar(let low) = member else {
        if case .set(let other) = member { set.add(other) }
        continue
      }
      guard place + 1 < scalars.count, scalars[place] == 0x2D, scalars[place + 1] != 0x5D else {
        set.ranges.append(low...low)
        continue
      }
      place += 1
      switch try classMember() {
      case .scalar(let high):
        guard low <= high else { throw problem("a range in a class is out of order") }
        set.ranges.append(low...high)
      case .set(let other):
        set.ranges += [low...low, 0x2D...0x2D]
        set.add(other)
      }
    }
    guard take("]") else {
      place = start
      throw problem("`[` is never closed")
    }
    return set
  }

  private enum ClassMember {
    case scalar(UInt32)
    case set(CharacterSet)
  }

  private mutating func classMember() throws(PatternProblem) -> ClassMember {
    let scalar = scalars[place]
    place += 1
    guard scalar == 0x5C else { return .scalar(scalar) }
    guard let next = peek() else { throw problem("the pattern ends with a backslash") }
    if next == "b" {
      place += 1
      return .scalar(0x08)
    }
    if let set = try classEscape() { return .set(set) }
    return .scalar(try characterEscape())
  }

  // MARK: Characters

  private func peek() -> Unicode.Scalar? { place < scalars.count ? Unicode.Scalar(scalars[place]) : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard place < scalars.count, scalars[place] == scalar.value else { return false }
    place += 1
    return true
  }

  private func problem(_ message: String) -> PatternProblem {
    PatternProblem(message: message, offset: place)
  }
}

extension CharacterSet {
  fileprivate mutating func add(_ other: CharacterSet) {
    ranges += other.ranges
    properties += other.properties
    complements += other.complements
  }
}
