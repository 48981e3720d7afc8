import Facts
import JSONSchemas

/// Variables and expressions of a call plan: what is needed of Asterisk's own to play one through.
struct CallPlanText {
  var variables: [String: String]
  /// Local time at the place of the call, in seconds since 1970-01-01T00:00 there.
  var now = 0
  /// How many wait in any queue.
  var queueLength = 0
  /// How many calls of the dialplan are in progress, with the one that is played.
  var calls = 1
  /// What those who were rung said last, as the exchange words it.
  var lastWords: [String] = []
  /// Seconds that pass while a server is asked.
  var delay = 0
  /// The zones that were asked for.
  var zones: Set<String> = []

  /// A text with `${…}` and `$[…]` put in.
  mutating func expanded(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      let after = rest.index(after: dollar)
      guard after < rest.endIndex, rest[after] == "{" || rest[after] == "[",
        let end = Self.end(of: rest, from: after)
      else {
        result += "$"
        rest = rest[after...]
        continue
      }
      let inner = expanded(String(rest[rest.index(after: after)..<end]))
      result += rest[after] == "{" ? value(inner) : evaluated(inner)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// The bracket that closes the one at `start`.
  private static func end(of text: Substring, from start: Substring.Index) -> Substring.Index? {
    let (open, close): (Character, Character) = text[start] == "{" ? ("{", "}") : ("[", "]")
    var depth = 0
    var index = start
    while index < text.endIndex {
      if text[index] == open { depth += 1 }
      if text[index] == close {
        depth -= 1
        if depth == 0 { return index }
      }
      index = text.index(after: index)
    }
    return nil
  }

  private mutating func value(_ name: String) -> String {
    guard let open = name.firstIndex(of: "("), name.hasSuffix(")") else {
      if name == "EPOCH" { return String(now) }
      let parts = name.split(separator: ":").map(String.init)
      // `${NAME:4:3}`: the three characters after the first four; `${NAME:-5}`: the last five.
      if parts.count > 1, let start = Int(parts[1]) {
        let text = variables[parts[0]] ?? ""
        let rest = start < 0 ? text.suffix(-start) : text.dropFirst(start)
        return String(parts.count > 2 ? rest.prefix(Int(parts[2]) ?? 0) : rest)
      }
      return variables[name] ?? ""
    }
    let arguments = String(name[name.index(after: open)..<name.index(before: name.endIndex)])
    switch name[..<open] {
    case "IF":
      guard let mark = arguments.firstIndex(of: "?") else { return "" }
      let choices = arguments[arguments.index(after: mark)...].split(separator: ":", omittingEmptySubsequences: false)
      let isTrue = Self.isTrue(String(arguments[..<mark]))
      return String(isTrue ? choices.first ?? "" : choices.dropFirst().first ?? "")
    case "STRFTIME":
      let parts = arguments.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      // Without a time it is now; `%s%3q` are its milliseconds.
      if parts == ["", "", "%s%3q"] { return "\(now)000" }
      guard parts.count == 3, let seconds = Int(parts[0]) else { return "" }
      zones.insert(parts[1])
      return CivilMinute(seconds: seconds).formatted(parts[2])
    case "STRPTIME":
      // What a month does not have goes on into the next.
      let parts = arguments.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, parts[1] == "UTC" else { return "" }
      return CivilMinute.seconds(parts[0], as: parts[2]).map { String($0) } ?? ""
    case "FILTER":
      // `0-9`, `A-Z`, `a-z` and single characters; the second argument is what is kept.
      let parts = arguments.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return "" }
      let letters = String(parts[0]).replacing("0-9", with: "0123456789")
        .replacing("A-Z", with: "ABCDEFGHIJKLMNOPQRSTUVWXYZ").replacing("a-z", with: "abcdefghijklmnopqrstuvwxyz")
      return String(parts[1].filter { letters.contains($0) })
    case "REGEX": return matched(arguments)
    case "HANGUPCAUSE_KEYS": return lastWords.indices.map(String.init).joined(separator: ",")
    case "HANGUPCAUSE":
      // `channel,tech`: what it said last.
      let parts = arguments.split(separator: ",")
      guard parts.count == 2, parts[1] == "tech", let place = Int(parts[0]), lastWords.indices.contains(place) else {
        return ""
      }
      return lastWords[place]
    case "SHIFT":
      // Takes the first of a list away from it.
      var list = (variables[arguments] ?? "").split(separator: ",")
      guard !list.isEmpty else { return "" }
      let first = list.removeFirst()
      variables[arguments] = list.joined(separator: ",")
      return String(first)
    case "LEN": return String(arguments.utf8.count)
    case "SET":
      let parts = arguments.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { return "" }
      variables[parts[0]] = parts[1]
      return parts[1]
    case "CURL":
      now += delay
      return variables["CURL()"] ?? ""
    case "JSON_DECODE": return variables["JSON_DECODE(\(arguments.split(separator: ",").last ?? ""))"] ?? ""
    case "CALLERID", "CHANNEL": return variables[name] ?? ""
    // What another channel has of itself, as long as it is there.
    case "IMPORT": return variables[name] ?? ""
    case "DB": return variables[name] ?? ""
    case "DB_DELETE":
      return variables.removeValue(forKey: "DB(\(arguments))") ?? ""
    // Whether there is a file of a zone.
    case "STAT": return variables["STAT()"] ?? "1"
    case "QUEUE_WAITING_COUNT": return "\(queueLength)"
    case "GROUP_COUNT":
      // `name@category`; a call that was put into no group is in none.
      let parts = arguments.split(separator: "@", maxSplits: 1).map(String.init)
      let group = variables["GROUP(\(parts.count > 1 ? parts[1] : ""))"]
      return parts.first.map { $0 == group } == true ? "\(calls)" : "0"
    default: return ""
    }
  }

  /// `"^word$" text`: whether the text is the word, or fits the pattern. Of a pattern it may be said from outside.
  private func matched(_ arguments: String) -> String {
    let parts = arguments.split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: true)
    guard let pattern = parts.first, pattern.hasPrefix("^"), pattern.hasSuffix("$") else { return "0" }
    let text = parts.count == 2 ? String(parts[1].dropFirst()) : ""
    // What may be said of a call.
    if let read = Self.said[String(pattern)] { return read?.matches(text) == true ? "1" : "0" }
    let word = pattern.dropFirst().dropLast()
    guard word.utf8.allSatisfy({ $0.isNameByte }) else {
      // What these files look for means the same to POSIX and here. Whether a caller shows a number may be said from outside.
      if pattern == Self.number, let said = variables["REGEX()"] { return said }
      return ((try? Pattern(String(pattern)))?.matches(text) == true ? "1" : "0")
    }
    return parts.count == 2 && parts[1].dropFirst() == word ? "1" : "0"
  }

  /// The patterns of what may be said or compared, each read once.
  private static let said = Dictionary(
    uniqueKeysWithValues: [
      PhoneFacts.digitsPattern, PhoneFacts.numeralPattern, PhoneFacts.datePattern, PhoneFacts.instantPattern,
      PhoneFacts.spanPattern,
    ].map { ($0, try? Pattern($0)) })

  private static let number = "^\(PhoneFacts.numberPattern)$"

  static func isTrue(_ text: String) -> Bool { !text.trimmed.isEmpty && text.trimmed != "0" }

  /// `a = b & c >= d`, `n + 1`: texts in quotes, operators between blanks.
  private func evaluated(_ expression: String) -> String {
    let tokens = Self.tokens(expression)
    // `a & (b | c)`: what is in brackets first.
    if let open = tokens.firstIndex(where: { $0.hasPrefix("(") }),
      let close = tokens[open...].firstIndex(where: { $0.hasSuffix(")") && !$0.hasSuffix("\")\"") })
    {
      let inner = tokens[open...close].joined(separator: " ").dropFirst().dropLast()
      let value = evaluated(String(inner))
      return evaluated((tokens[..<open] + [value] + tokens[(close + 1)...]).joined(separator: " "))
    }
    for word in ["|", "&"] {
      if let place = tokens.lastIndex(of: word) {
        let left = Self.isTrue(evaluated(tokens[..<place].joined(separator: " ")))
        let right = Self.isTrue(evaluated(tokens[(place + 1)...].joined(separator: " ")))
        return (word == "|" ? left || right : left && right) ? "1" : "0"
      }
    }
    guard tokens.count == 3 else { return tokens.count == 1 ? Self.unquoted(tokens[0]) : "0" }
    let (left, right) = (Self.unquoted(tokens[0]), Self.unquoted(tokens[2]))
    if let a = Int(left), let b = Int(right) {
      switch tokens[1] {
      case "+": return String(a + b)
      case "-": return String(a - b)
      case "%": return b == 0 ? "0" : String(a % b)
      case "/": return b == 0 || a % b != 0 ? "0" : String(a / b)
      case "=": return a == b ? "1" : "0"
      case "!=": return a != b ? "1" : "0"
      case ">=": return a >= b ? "1" : "0"
      case "<=": return a <= b ? "1" : "0"
      case ">": return a > b ? "1" : "0"
      case "<": return a < b ? "1" : "0"
      default: return "0"
      }
    }
    switch tokens[1] {
    case "=": return left == right ? "1" : "0"
    case "!=": return left != right ? "1" : "0"
    default: return "0"
    }
  }

  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var token = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == " " && !isQuoted {
        if !token.isEmpty { tokens.append(token) }
        token = ""
      } else {
        token.append(character)
      }
    }
    return token.isEmpty ? tokens : tokens + [token]
  }

  private static func unquoted(_ text: String) -> String {
    text.hasPrefix("\"") && text.hasSuffix("\"") && text.utf8.count > 1 ? String(text.dropFirst().dropLast()) : text
  }
}
