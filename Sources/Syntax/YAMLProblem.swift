import CLibYAML
import Findings
import SourceText

/// What libyaml says when it refuses a text, with its places in bytes.
struct YAMLRefusal {
  var problem: String
  var context: String
  /// Where it stopped.
  var place: Int
  /// Where what it was reading began.
  var begin: Int
}

extension YAMLEvents {
  /// libyaml's refusal as a finding: the cause that an author most likely meant something else by, and its place.
  mutating func syntaxProblem() -> Finding {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? ""
    if state.error == YAML_READER_ERROR || state.error == YAML_MEMORY_ERROR {
      let place = min(Int(state.problem_offset), bytes.count)
      return Finding(
        SyntaxFindings.syntax, at: location(place, min(place + 1, bytes.count)), "the text can't be read")
    }
    let place = byte(of: state.problem_mark)
    let refusal = YAMLRefusal(
      problem: problem, context: state.context.map { String(cString: $0) } ?? "", place: place,
      begin: state.context == nil ? place : byte(of: state.context_mark))
    return scannerProblem(refusal) ?? parserProblem(refusal) ?? generic(refusal)
  }

  private func generic(_ refusal: YAMLRefusal) -> Finding {
    Finding(
      SyntaxFindings.syntax, at: location(refusal.place, wordEnd(from: refusal.place)), "this is not YAML",
      label: "reading stopped here", notes: ["the YAML reader's own words: \(refusal.problem)"])
  }

  private func scannerProblem(_ refusal: YAMLRefusal) -> Finding? {
    let place = refusal.place
    switch refusal.problem {
    case "found character that cannot start any token": return startProblem(place)
    case "mapping values are not allowed in this context":
      return unclosedBracket(before: place) ?? colonProblem(place)
    case "could not find expected ':'":
      return unclosedBracket(before: place) ?? missingColon(from: refusal.begin)
    case "block sequence entries are not allowed in this context":
      return unclosedBracket(before: place) ?? dashProblem(place)
    case "mapping keys are not allowed in this context": return reserved(place)
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return tab(place)
    case "found unexpected ':'":
      return Finding(
        SyntaxFindings.colonInText, at: location(place, place + 1),
        "a text inside `[ ]` or `{ }` needs quotes if it has a colon like this one",
        label: "the text is cut here", help: "put the text in quotes")
    default: break
    }
    switch refusal.context {
    case "while scanning an alias", "while scanning an anchor", "while scanning a tag", "while parsing a tag":
      return reserved(refusal.begin)
    case "while scanning a block scalar": return blockHeader(refusal)
    case "while scanning a quoted scalar", "while parsing a quoted scalar": return quoteProblem(refusal)
    case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive":
      return directive(place)
    default: break
    }
    switch refusal.problem {
    case "found duplicate %YAML directive", "found duplicate %TAG directive",
      "found incompatible YAML document":
      return directive(place)
    default: return nil
    }
  }

  private func directive(_ place: Int) -> Finding {
    let line = lineStart(of: place)
    return Finding(
      SyntaxFindings.directive, at: location(line, lineEnd(of: line)),
      "\(quote(line, lineEnd(of: line))) is no directive",
      label: "a line that begins with % is one", help: "remove the line; contracts need no directives")
  }

  /// A character that begins no value.
  private func startProblem(_ place: Int) -> Finding? {
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case 0x09: return tab(place)
    case 0x7C, 0x3E:
      return Finding(
        SyntaxFindings.blockHeader, at: location(place, place + 1),
        "a text with `\(Character(UnicodeScalar(bytes[place])))` can't stand inside `[ ]` or `{ }`",
        label: "this begins a text on the lines below", help: "put the text in quotes")
    default: return reserved(place)
    }
  }

  func tab(_ place: Int) -> Finding {
    var end = place
    while end < bytes.count, bytes[end] == 0x09 { end += 1 }
    return Finding(
      SyntaxFindings.tabIndentation, at: location(place, max(end, min(place + 1, bytes.count))),
      "a tab stands where YAML counts spaces", label: "a tab", help: "put spaces in the tab's place")
  }

  func reserved(_ place: Int) -> Finding {
    var end = textEnd(from: place)
    if open.last?.isFlow == true, let stop = bytes[place..<end].dropFirst().firstIndex(where: \.isFlowIndicator) {
      end = stop
    }
    let text = String(decoding: bytes[place..<end], as: UTF8.self)
    let first = text.unicodeScalars.first.map(String.init) ?? ""
    let name = first == "`" ? "a backtick" : "`\(first)`"
    return Finding(
      SyntaxFindings.reserved, at: location(place, end), "a text that begins with \(name) needs quotes",
      label: "YAML uses \(first) at the start of a value for itself", help: quoting(text))
  }

  func quoting(_ text: String) -> String {
    let isLong = text.unicodeScalars.count > 60
    return isLong
      ? "put the text in quotes"
      : "write '\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }

  private func blockHeader(_ refusal: YAMLRefusal) -> Finding {
    let end = textEnd(from: refusal.begin)
    let sign = bytes[refusal.begin] == 0x7C ? "|" : ">"
    return Finding(
      SyntaxFindings.blockHeader, at: location(refusal.place, max(end, refusal.place)),
      "text stands on the line of `\(sign)`", label: "the text of `\(sign)` begins on the next line",
      help: "move it to the next line, indented; or put it in quotes if the value begins with \(sign)")
  }

  private func quoteProblem(_ refusal: YAMLRefusal) -> Finding? {
    let place = refusal.place
    switch refusal.problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      return unclosedQuote(refusal.begin)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      let isHex = refusal.problem != "found unknown escape character"
      var begin = place
      while isHex, begin > refusal.begin, bytes[begin] != 0x5C { begin -= 1 }
      var end = min(begin + 2, bytes.count)
      while end < bytes.count,
        bytes[end] & 0xC0 == 0x80 || (isHex && bytes[end].isAnchorCharacter && end < begin + 10)
      {
        end += 1
      }
      return Finding(
        SyntaxFindings.escape, at: location(begin, end), "\(quote(begin, end)) begins no escape",
        label: isHex ? "its digits name no character" : "a backslash in double quotes begins an escape",
        notes: isHex
          ? ["a character beyond U+FFFF is one escape with eight digits, such as \\U0001F600"] : [],
        help: "write \\\\ for a backslash, or put the text in single quotes")
    default: return nil
    }
  }

  func unclosedQuote(_ begin: Int) -> Finding {
    let sign = bytes[begin] == 0x27 ? "'" : "\""
    return Finding(
      SyntaxFindings.unclosedQuote, at: location(begin, begin + 1),
      "a text that begins with \(sign) is not closed",
      label: "the quote that opens it", help: "put \(sign) behind the text")
  }

  /// If the innermost collection is a bracket on an earlier line, what went wrong is that it wasn't closed.
  func unclosedBracket(before place: Int) -> Finding? {
    guard let inner = open.last, inner.isFlow, Int(inner.start) < bytes.count else { return nil }
    let begin = Int(inner.start)
    guard bytes[begin] == 0x5B || bytes[begin] == 0x7B, lineEnd(of: begin) < place else { return nil }
    return unclosedBracket(begin)
  }

  func unclosedBracket(_ begin: Int) -> Finding {
    let (opener, closer) = bytes[begin] == 0x5B ? ("[", "]") : ("{", "}")
    return Finding(
      SyntaxFindings.unclosedBracket, at: location(begin, begin + 1), "`\(opener)` is not closed",
      label: "the bracket that opens",
      help: "put `\(closer)` behind the last item, and commas between the items")
  }

  /// The end of the text that begins here on this line, without a comment and white space after it.
  func textEnd(from place: Int) -> Int {
    var end = place
    let line = lineEnd(of: place)
    while end < line, !(bytes[end] == 0x23 && end > place && bytes[end - 1].isBlank) { end += 1 }
    while end > place, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  func wordEnd(from place: Int) -> Int {
    var end = place
    while end < bytes.count, !bytes[end].isYAMLSpace { end += 1 }
    return end
  }
}
