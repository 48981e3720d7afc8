import Findings

/// Every kind of finding that reading a text can give.
public enum SyntaxFindings {
  /// Every kind, for `explain`.
  public static let all: [FindingKind] = [
    notUTF8, utf16, nul, controlCharacter, lineSeparator, tooLarge, tooDeep,
    syntax, duplicateKey, unknownAlias, unusedAnchorKind, aliasLoop, expansion, mergeKey, keyKind,
    unknownTagKind, tagMismatchKind,
    tabIndentation, indentation, unclosedQuote, unclosedBracket, textAfterValue, colonInText, reserved,
    missingColon, missingSpace,
    escape, blockHeader, commentSpace, commentCutsText, dashInText, directive, anchorName, notFinite,
    jsonSyntax, jsonDuplicateKey,
  ]

  static let specification = "YAML 1.2.2, 2021-10-01"

  // MARK: Any text

  static let notUTF8 = FindingKind(
    "text/not-utf-8", .error, "Checks that a file is valid UTF-8",
    why: """
      Everything that Parlance emits is UTF-8, and a byte that is not would be lost or guessed at. The finding names \
      the first byte that fits no character. Save the file as UTF-8.
      """, source: "RFC 3629, 2003-11")
  static let utf16 = FindingKind(
    "text/utf-16", .error, "Checks that a file is not in UTF-16 or UTF-32",
    why: """
      Some editors on Windows save "Unicode" as UTF-16. YAML allows it, JSON between systems does not, and tools that \
      look at the files line by line fail on it. Save the file as UTF-8.
      """, source: "RFC 8259, section 8.1, 2017-12")
  static let nul = FindingKind(
    "text/nul", .error, "Checks that a file has no NUL byte",
    why: """
      A NUL byte ends a text for many programs, so that what follows would be read by some and not by others. It \
      mostly means that the file is damaged or is not text.
      """, source: specification + ", section 5.1")
  static let controlCharacter = FindingKind(
    "text/control-character", .error, "Checks that a YAML file has no control characters",
    why: """
      YAML allows the tab and line breaks; other control characters cannot be seen and change how a text is read. \
      Where a text needs one, write it as an escape in double quotes.
      """, source: specification + ", section 5.1")
  static let lineSeparator = FindingKind(
    "text/line-separator", .error, "Checks that a YAML file has no line breaks that only YAML 1.1 knows",
    why: """
      U+0085, U+2028 and U+2029 end a line for readers of YAML 1.1 and are ordinary characters for readers of YAML \
      1.2. They come with text that was copied from a document, and cannot be seen.
      """, source: specification + ", section 5.4")
  static let tooLarge = FindingKind(
    "text/too-large", .error, "Checks that a file is at most 64 MiB, and each text in it at most 16 MiB",
    why: "The limits keep time and memory bounded whatever is read. Real contracts are a thousandth of them.")
  static let tooDeep = FindingKind(
    "text/too-deep", .error, "Checks that at most 256 lists and mappings stand inside one another",
    why: """
      The limit keeps time and memory bounded whatever is read. Aliases count as what they stand for. Real contracts \
      nest about ten levels.
      """)

  // MARK: YAML

  static let syntax = FindingKind(
    "yaml/syntax", .error, "Checks that a file is YAML",
    why:
      "The text breaks a rule of YAML that has no finding of its own. The message says what the reader expected.",
    source: specification)
  static let duplicateKey = FindingKind(
    "yaml/duplicate-key", .error, "Checks that a mapping has each key once",
    why: """
      YAML forbids a key that stands twice, and readers that allow it keep the first or the last without a word. \
      Rename one of the two, or join what they say. Keys that come through `<<` don't count: the mapping's own win.
      """, source: specification + ", section 3.2.1.1")
  static let unknownAlias = FindingKind(
    "yaml/unknown-alias", .error,
    "Checks that the anchor of each alias stands before it in the same document",
    why: """
      `*name` repeats what `&name` marked earlier in the same document; an anchor doesn't reach from one file to \
      another. If the text is meant to begin with an asterisk, put it in quotes.
      """, source: specification + ", section 7.1")
  static let unusedAnchorKind = FindingKind(
    "yaml/unused-anchor", .warning, "Checks that something repeats each anchor",
    why: """
      `&name` before a value names it, so that `*name` can repeat it, and is not part of the value: `&co and more` is \
      just `and more`. If nothing repeats it, the author probably meant text.
      """, source: specification + ", section 6.9.2")
  static let aliasLoop = FindingKind(
    "yaml/alias-cycle", .error, "Checks that nothing contains itself through an alias",
    why: "What contains itself has no end when it is written out as JSON.")
  static let expansion = FindingKind(
    "yaml/expansion-limit", .error, "Checks that aliases stand for at most a million values in a file",
    why: """
      Aliases of aliases multiply: nine lines can stand for thousands of millions of values. The limit keeps time \
      and memory bounded whatever is read.
      """)
  static let mergeKey = FindingKind(
    "yaml/merge-not-mapping", .error, "Checks that `<<` has a mapping, or a list of mappings, as its value",
    why: "`<<` puts the pairs of another mapping in its place, so there must be a mapping to take them from.",
    source: "yaml.org/type/merge, 2005-01-18")
  static let keyKind = FindingKind(
    "yaml/key-not-text", .error, "Checks that each key is a text",
    why: """
      YAML allows lists and mappings as keys, JSON does not, and everything that Parlance emits is JSON or named in \
      it. It often happens by mistake: a bare `{name}` before a colon is a mapping, so put it in quotes.
      """)
  static let unknownTagKind = FindingKind(
    "yaml/unknown-tag", .warning, "Checks that each tag is one that YAML itself defines",
    why: """
      Parlance ignores tags other than those of YAML's core schema, such as `!!str`. If a text is meant to begin \
      with an exclamation mark, put it in quotes.
      """, source: specification + ", chapter 10")
  static let tagMismatchKind = FindingKind(
    "yaml/tag-mismatch", .error, "Checks that a tag fits the value that it stands before",
    why: "`!!int` before `yes` or `!!map` before a text says two things at once.",
    source: specification + ", chapter 10")
  static let tabIndentation = FindingKind(
    "yaml/tab-indentation", .error, "Checks that no tab stands where YAML counts indentation",
    why: """
      Editors disagree on how wide a tab is, so YAML counts only spaces. Set the editor to write spaces for YAML \
      files.
      """, source: specification + ", section 6.1")
  static let indentation = FindingKind(
    "yaml/indentation", .error, "Checks that each line is indented to where its neighbours are",
    why: """
      Indentation says what belongs to what. The keys of one mapping, and the dashes of one list, stand in the same \
      column; what belongs to them stands further right.
      """, source: specification + ", section 6.1")
  static let unclosedQuote = FindingKind(
    "yaml/unclosed-quote", .error, "Checks that each quoted text has its closing quote",
    why: """
      Without the closing quote, the rest of the file is part of the text. The finding points to the quote that \
      opens it. Inside single quotes an apostrophe is written twice.
      """, source: specification + ", section 7.3")
  static let unclosedBracket = FindingKind(
    "yaml/unclosed-bracket", .error, "Checks that each `[` and `{` is closed, with commas between the items",
    why: """
      The finding points to the bracket that opens. A text that begins with `[` or `{` is read as a list or a \
      mapping: put it in quotes if it is a text.
      """, source: specification + ", section 7.4")
  static let textAfterValue = FindingKind(
    "yaml/text-after-value", .error, "Checks that nothing follows a value on its line",
    why: """
      A value that begins with a quote or a bracket ends with its closing quote or bracket. If the text goes on \
      after that, the whole text needs quotes.
      """, source: specification + ", chapter 7")
  static let colonInText = FindingKind(
    "yaml/colon-in-text", .error, "Checks that a text without quotes has no colon followed by a space",
    why: """
      A colon and a space make what stands before them a key, and a key's value on the same line can't be a mapping. \
      Put a text with a colon in quotes, or write it as a block with `|` or `>`.
      """, source: specification + ", section 7.3.3")
  static let reserved = FindingKind(
    "yaml/reserved-character", .error,
    "Checks that a text without quotes begins with a character that may begin one",
    why: """
      YAML uses @ ` % & * ! | > ? - and brackets for itself at the start of a value. Put the text in quotes.
      """, source: specification + ", section 5.3")
  static let missingColon = FindingKind(
    "yaml/missing-colon", .error, "Checks that each key is followed by a colon and a space",
    why: "Among the keys of a mapping, a line without `: ` is neither a key nor part of the value before it.",
    source: specification + ", section 8.2.2")
  static let missingSpace = FindingKind(
    "yaml/missing-space", .error, "Checks that a space follows the dash of a list's item",
    why: "A dash without a space after it is part of the word: `-heading: x` is a key named `-heading`, and no item.",
    source: specification + ", section 8.2.1")
  static let escape = FindingKind(
    "yaml/escape", .error, "Checks that each backslash in double quotes begins an escape",
    why: """
      In double quotes a backslash begins an escape such as `\\n`, `\\"` or `\\u00E9`. Write two for one backslash, \
      or use single quotes, in which a backslash is a character like any other.
      """, source: specification + ", section 5.7")
  static let blockHeader = FindingKind(
    "yaml/block-header", .error, "Checks that nothing follows `|` or `>` on its line",
    why: """
      `|` and `>` begin a text on the lines below. Only `-`, `+` and a digit may stand behind them, and a comment \
      after a space. A text that begins with one of them needs quotes.
      """, source: specification + ", section 8.1.1")
  static let commentSpace = FindingKind(
    "yaml/comment-space", .error, "Checks that a space stands before the `#` of a comment",
    why:
      "Some readers take such a `#` for a comment, others refuse it, and the author may have meant it as text.",
    source: specification + ", section 6.6")
  static let commentCutsText = FindingKind(
    "yaml/comment-cuts-text", .warning, "Checks that an unquoted `#` doesn't cut a text short",
    why: """
      An unquoted # after a space begins a comment: `Ticket #12 is open` is just `Ticket`, and `#ff0000` is no value \
      at all. A comment that is meant as one has a space after its #.
      """, source: specification + ", section 6.6")
  static let dashInText = FindingKind(
    "yaml/dash-in-text", .warning, "Checks that no line of a text without quotes begins with `- `",
    why: """
      A line that stands further right than the list's dashes continues the text before it, even if it begins with a \
      dash: two items become one text.
      """, source: specification + ", section 7.3.3")
  static let directive = FindingKind(
    "yaml/directive", .error, "Checks that lines that begin with `%` are directives in their place",
    why:
      "`%YAML` and `%TAG` stand before a document's `---`, and after another document only behind its `...`.",
    source: specification + ", section 6.8")
  static let anchorName = FindingKind(
    "yaml/anchor-name", .error, "Checks that anchors have plain names",
    why: "YAML allows nearly any character in an anchor's name, but readers differ on which they take.",
    source: specification + ", section 6.9.2")
  static let notFinite = FindingKind(
    "yaml/number-not-finite", .error, "Checks that a number can be written as JSON",
    why: "JSON has neither infinity nor NaN, and numbers beyond 1.8e308 have no finite value.",
    source: "RFC 8259, section 6, 2017-12")

  // MARK: JSON

  static let jsonSyntax = FindingKind(
    "json/syntax", .error, "Checks that a `.json` file is JSON",
    why:
      "JSON has no comments, no trailing commas, and quotes only with \". The message says what was expected.",
    source: "RFC 8259, 2017-12")
  static let jsonDuplicateKey = FindingKind(
    "json/duplicate-key", .warning, "Checks that a JSON object has each name once",
    why: """
      JSON leaves open what a name that stands twice means. Most readers keep the last, and so does Parlance.
      """, source: "RFC 8259, section 4, 2017-12")
}
