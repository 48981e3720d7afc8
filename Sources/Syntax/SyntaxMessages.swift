import Findings
import SourceText

/// The wording of findings about a text that is well formed as YAML or JSON and still can't be used.
extension SyntaxFindings {
  static func fileTooLarge(_ file: FileID, _ count: Int) -> Finding {
    Finding(
      tooLarge, at: Location(file: file, range: ByteRange(0, 0)),
      "the file has \(count) bytes; at most \(ReadingLimit.fileBytes) are read",
      help: "split the contract into several files")
  }

  static func scalarTooLarge(_ place: Location, _ count: Int) -> Finding {
    var place = place
    place.range.end = place.range.start + 1
    return Finding(
      tooLarge, at: place, "a text has \(count) bytes; at most \(ReadingLimit.scalarBytes) are read",
      label: "it begins here", help: "keep data of this size in a file of its own, and refer to it")
  }

  static func tooDeep(_ place: Location) -> Finding {
    var place = place
    place.range.end = place.range.start + 1
    return Finding(
      tooDeep, at: place, "more than \(ReadingLimit.depth) lists and mappings stand inside one another",
      label: "this one is too deep",
      help: "look for brackets that are not closed; contracts nest about ten levels")
  }

  static func duplicateKey(_ name: String, at place: Location, first: Location) -> Finding {
    Finding(
      duplicateKey, at: place, "the key `\(shortened(name))` stands twice in one mapping",
      label: "the second time", related: [Finding.Related(first, "the first time")],
      help: "rename one of the two, or join them")
  }

  static func keyNotText(_ place: Location) -> Finding {
    Finding(
      keyKind, at: place, "a key is a list or a mapping, not a text", label: "this stands where a key should",
      help: "put the key in quotes if it is a text; a text that begins with { or [ needs quotes")
  }

  static func unknownAlias(_ place: Location, _ name: String, known: [String]) -> Finding {
    let names = known.suffix(5).map { "`&\($0)`" }.joined(separator: ", ")
    return Finding(
      unknownAlias, at: place, "there is no anchor `&\(shortened(name))` before this alias",
      label: "`*` at the start of a value repeats an anchor",
      notes: known.isEmpty ? [] : ["anchors of this document so far: \(names)"],
      help: "put the text in quotes if it begins with an asterisk")
  }

  static func unusedAnchor(_ place: Location, _ name: String) -> Finding {
    Finding(
      unusedAnchorKind, at: place, "nothing repeats the anchor `&\(shortened(name))`",
      label: "`&` at the start of a value names it for aliases",
      help: "put the text in quotes if it begins with `&`, or remove the anchor")
  }

  static func aliasCycle(_ place: Location, _ name: String, _ start: Location) -> Finding {
    Finding(
      aliasLoop, at: place, "`*\(shortened(name))` stands inside what it repeats",
      label: "so there would be no end",
      related: [Finding.Related(start, "the anchor's value begins here")],
      help: "write out what is meant in the place of the alias")
  }

  static func expansionLimit(_ place: Location) -> Finding {
    Finding(
      expansion, at: place, "the aliases stand for more than \(ReadingLimit.expandedNodes) values",
      label: "this one goes over the limit", help: "write out less through aliases")
  }

  static func mergeNotMapping(_ place: Location) -> Finding {
    Finding(
      mergeKey, at: place, "`<<` can take pairs only from mappings", label: "this is no mapping",
      help: "write `<<: *name` with the anchor of a mapping, or `<<: [*one, *two]`")
  }

  static func unknownTag(_ place: Location, _ written: String) -> Finding {
    Finding(
      unknownTagKind, at: place, "the tag \(written) means nothing here", label: "a word after `!` is a tag",
      help: "remove the tag, or put the text in quotes if it begins with an exclamation mark")
  }

  static func tagMismatch(_ place: Location, _ written: String) -> Finding {
    Finding(
      tagMismatchKind, at: place, "the tag \(written) doesn't fit its value",
      label: "this says what the value is",
      help: "remove the tag, or change the value")
  }

  static func shortened(_ text: String, limit: Int = 60) -> String {
    text.unicodeScalars.count <= limit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…"
  }
}
