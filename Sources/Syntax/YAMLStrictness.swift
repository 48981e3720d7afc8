import CLibYAML
import Findings

/// What YAML 1.2 refuses and libyaml, which reads YAML 1.1 loosely, lets pass; and what libyaml reads as something
/// else than YAML 1.2 means. Looks only at bytes near an event, each about once.
extension YAMLEvents {
  /// The white space, comments and separators between two tokens inside a flow collection.
  @inline(__always)
  mutating func checkGap(to end: Int, inFlow: Bool = false) {
    if inFlow || open.last?.isFlow == true { checkFlowGap(to: end) }
  }

  private mutating func checkFlowGap(to end: Int) {
    var index = previousEnd
    while index < end {
      let byte = bytes[index]
      if byte == 0x23 {
        if index > 0, !bytes[index - 1].isYAMLSpace {
          problem = commentWithoutSpace(index)
          return
        }
        if index + 1 < bytes.count, lineStart(of: index) < previousEnd {
          warnOfComment(index, after: "what follows it on the line is lost")
        }
        index = lineEnd(of: index)
      } else if byte == 0x3F, index + 1 < bytes.count, !bytes[index + 1].isYAMLSpace {
        problem = questionMark(index)
        return
      } else {
        index += 1
      }
    }
  }

  @inline(__always)
  mutating func checkScalar(_ style: yaml_scalar_style_t) {
    if style == YAML_PLAIN_SCALAR_STYLE {
      // A value that a comment has swallowed is empty: whoever wants the value says so, with the comment.
      guard end > start else { return }
      if bytes[start] == 0x2D { checkDash() }
      if end < bytes.count, bytes[end].isBlank { warnOfCutText() }
      if event.pointee.end_mark.line > event.pointee.start_mark.line { warnOfDash() }
    } else if style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE {
      lastBegin = start
      checkBlockScalar()
      trimEnd()
    } else {
      lastBegin = start
      if event.pointee.end_mark.line > event.pointee.start_mark.line { checkQuotedLines() }
      if end < bytes.count, bytes[end] == 0x23 { problem = commentWithoutSpace(end) }
    }
  }

  /// `-` begins text only if text follows it at once (YAML 1.2.2, rule 126, ns-plain-first).
  private mutating func checkDash() {
    guard open.last?.isFlow == true else { return }
    let next = start + 1 < bytes.count ? bytes[start + 1] : 0x20
    if next.isYAMLSpace || next.isFlowIndicator {
      problem = Finding(
        SyntaxFindings.reserved, at: location(start, start + 1),
        "a lone `-` is no value inside `[ ]` or `{ }`",
        label: "it stands where an item should", help: "write '-' in quotes if you mean the character")
    }
  }

  /// An unquoted `#` after a blank ends a text. Where no blank follows the `#`, the author probably meant it as text.
  private mutating func warnOfCutText() {
    var index = end
    while index < bytes.count, bytes[index].isBlank { index += 1 }
    guard index + 1 < bytes.count, bytes[index] == 0x23 else { return }
    warnOfComment(index, after: "the text before it ends there")
  }

  /// A line that continues a text and begins with `- ` looks like an item of a list.
  private mutating func warnOfDash() {
    var index = lineEnd(of: start)
    while index < end {
      while index < end, bytes[index].isYAMLSpace { index += 1 }
      if index + 1 < end, bytes[index] == 0x2D, bytes[index + 1].isBlank,
        warnings.count < ReadingLimit.findings
      {
        warnings.append(
          Finding(
            SyntaxFindings.dashInText, at: location(index, index + 1),
            "this `-` is part of the text before it",
            label: "it stands further right than the dashes of a list around it",
            related: [Finding.Related(location(start, lineEnd(of: start)), "the text begins here")],
            help: "put it in the column of the list's other dashes, or the text in quotes"))
        return
      }
      index = lineEnd(of: index)
    }
  }

  private mutating func warnOfComment(_ index: Int, after consequence: String) {
    let next = bytes[index + 1]
    guard !next.isYAMLSpace, next != 0x23, next != 0x21, next != 0x3A, next != 0x2D, next != 0x3D else {
      return
    }
    guard warnings.count < ReadingLimit.findings else { return }
    let text = quote(index, lineEnd(of: index))
    warnings.append(
      Finding(
        SyntaxFindings.commentCutsText, at: location(index, lineEnd(of: index)),
        "\(text) is a comment, not part of the value",
        label: "an unquoted # begins a comment, \(consequence)",
        help: "put the value in quotes if the # belongs to it; put a space after the # if it is a comment"))
  }

  /// The end of a flow collection: no comment glued to it, and its lines indented more than the block around it.
  mutating func checkFlowEnd(_ collection: OpenCollection) {
    guard open.last?.isFlow != true else { return }
    if end < bytes.count, bytes[end] == 0x23 {
      problem = commentWithoutSpace(end)
      return
    }
    if event.pointee.end_mark.line > Int(collection.line) {
      checkContinuation(from: Int(collection.start), indent: Int(collection.indent), isFlow: true)
    }
  }

  /// The lines of a quoted scalar are indented more than the block around it (YAML 1.2.2, rule 69, s-flow-line-prefix).
  private mutating func checkQuotedLines() {
    guard open.last?.isFlow != true else { return }
    checkContinuation(from: start, indent: Int(open.last?.indent ?? -1), isFlow: false)
  }

  private mutating func checkContinuation(from begin: Int, indent: Int, isFlow: Bool) {
    var index = lineEnd(of: begin)
    while index < end {
      while index < end, bytes[index].isLineBreak { index += 1 }
      let line = index
      while index < end, bytes[index] == 0x20 { index += 1 }
      let spaces = index - line
      while index < end, bytes[index] == 0x09 || bytes[index] == 0x20 { index += 1 }
      guard index < end else { return }
      let byte = bytes[index]
      let isCloser = isFlow && (byte == 0x5D || byte == 0x7D) && spaces >= indent
      if spaces <= indent, !byte.isLineBreak, !isCloser, !(isFlow && byte == 0x23) {
        problem = unindented(line, spaces, index, begin: begin, isFlow: isFlow)
        return
      }
      index = lineEnd(of: index)
    }
  }

  /// The first line of a block scalar, and the blank lines before its text, which must not be indented more than the
  /// text (YAML 1.2.2, section 8.1.1.1).
  private mutating func checkBlockScalar() {
    let header = lineEnd(of: start)
    var hasIndicator = false
    for index in start..<header {
      if bytes[index] == 0x23 {
        if !bytes[index - 1].isBlank { problem = commentWithoutSpace(index) }
        break
      }
      if bytes[index].isDigit { hasIndicator = true }
    }
    guard !isRefused, !hasIndicator else { return }
    let scalar = event.pointee.data.scalar
    // libyaml takes the deepest blank line for the indentation, so text less deep is not in the scalar any more.
    guard scalar.length == 0 || scalar.value[0] == 0x0A else { return }
    for index in 0..<scalar.length where scalar.value[index] != 0x0A { return }
    var deepest = 0
    var index = header
    while index < bytes.count {
      while index < bytes.count, bytes[index].isLineBreak { index += 1 }
      let line = index
      while index < bytes.count, bytes[index] == 0x20 { index += 1 }
      guard index < bytes.count else { return }
      if bytes[index].isLineBreak {
        deepest = max(deepest, index - line)
        continue
      }
      if bytes[index] == 0x23, index - line > max(Int(open.last?.indent ?? -1), -1), deepest > index - line {
        problem = Finding(
          SyntaxFindings.indentation, at: location(index, lineEnd(of: index)),
          "this line is less indented than the blank lines before it",
          label: "YAML takes it for a comment, not for text", help: "remove the spaces from the blank lines")
      }
      return
    }
  }

  /// An anchor or alias name ends where libyaml stops reading it; YAML 1.2 would read on.
  mutating func checkAnchorEnd(_ index: Int) {
    guard index + 1 < bytes.count, bytes[index] == 0x3A, !bytes[index + 1].isYAMLSpace else { return }
    var end = index
    while end < bytes.count, !bytes[end].isYAMLSpace, !bytes[end].isFlowIndicator { end += 1 }
    problem = Finding(
      SyntaxFindings.anchorName, at: location(index, end), "the name of an anchor goes on after `:`",
      label: "readers differ on what this means",
      help: "use letters, digits, `-` and `_` in the names of anchors")
  }

  /// A directive may follow a document only after `...` (YAML 1.2.2, section 9.1.4).
  mutating func checkDirectives() {
    let document = event.pointee.data.document_start
    let hasTags = document.tag_directives.start != document.tag_directives.end
    guard document.version_directive != nil || hasTags else { return }
    let first = skipSpace(from: previousEnd, to: bytes.count)
    // libyaml's mark is that of the first directive.
    let place = min(first, max(0, bytes.count - 1))
    if lastDocumentEndedBare == true {
      problem = Finding(
        SyntaxFindings.directive, at: location(place, lineEnd(of: place)),
        "a directive stands after a document that has not ended",
        label: "only a line `...` ends a document before a directive",
        help: "write `...` in the line before it")
      return
    }
    var index = place
    while index < bytes.count, bytes[index] == 0x25 {
      let end = lineEnd(of: index)
      for hash in index..<end where bytes[hash] == 0x23 && !bytes[hash - 1].isBlank {
        problem = commentWithoutSpace(hash)
        return
      }
      index = skipSpace(from: end, to: bytes.count)
    }
  }
}

extension YAMLEvents {
  /// What stands in a range, between backticks, shortened for a message.
  func quote(_ start: Int, _ end: Int, limit: Int = 40) -> String {
    var stop = min(end, start + limit)
    while stop > start, stop < bytes.count, bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
    let text = String(decoding: bytes[start..<stop], as: UTF8.self)
    return "`" + text + (stop < end ? "…" : "") + "`"
  }

  private func commentWithoutSpace(_ index: Int) -> Finding {
    Finding(
      SyntaxFindings.commentSpace, at: location(index, index + 1), "a `#` stands right after a value",
      label: "a comment needs a space before its #",
      help: "put a space before the #, or put the whole value in quotes if the # belongs to it")
  }

  private func questionMark(_ index: Int) -> Finding {
    var end = index
    while end < bytes.count, !bytes[end].isYAMLSpace, !bytes[end].isFlowIndicator, bytes[end] != 0x3A {
      end += 1
    }
    return Finding(
      SyntaxFindings.reserved, at: location(index, end),
      "text that begins with `?` needs quotes inside `[ ]` and `{ }`",
      label: "readers differ on whether the ? belongs to it", help: "write \(quotedText(index, end))")
  }

  private func quotedText(_ start: Int, _ end: Int) -> String {
    "'" + String(decoding: bytes[start..<end], as: UTF8.self) + "'"
  }

  private func unindented(_ line: Int, _ spaces: Int, _ index: Int, begin: Int, isFlow: Bool) -> Finding {
    // A line among the text that looks like a key: the quote before it was never closed.
    if !isFlow, keyColon(from: index, to: lineEnd(of: index)) != nil { return unclosedQuote(begin) }
    let opener = [Finding.Related(location(begin, begin + 1), "it begins here")]
    let what = isFlow ? "`[ ]` or `{ }`" : "a quoted text"
    if line + spaces < index {
      return Finding(
        SyntaxFindings.tabIndentation, at: location(line + spaces, index), "a tab indents a line of \(what)",
        label: "YAML counts only spaces as indentation", related: opener,
        help: "put spaces in the tab's place")
    }
    return Finding(
      SyntaxFindings.indentation, at: location(index, lineEnd(of: index)),
      "a line of \(what) is not indented", label: "it must stand further right than its key", related: opener,
      help: "indent the line")
  }
}
