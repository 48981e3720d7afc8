import Findings

/// What the decoder finds: text that is good YAML but not what the language says.
public enum LanguageFindings {
  public static let unknownKey = FindingKind(
    "language/unknown-key", .error, "Checks that every key of a mapping is one that the language knows",
    why: """
      A key that nothing reads would be dropped without a word, and what it says would not happen. Most such keys are
      misspelt, or stand one level too deep or too high. `parlance schema` prints all keys for your editor.
      """)
  public static let missingKey = FindingKind(
    "language/missing-key", .error, "Checks that every key that a part of the contract needs is there",
    why: "Parlance fills in defaults only where there is one right answer. What is missing here must be said.")
  public static let wrongType = FindingKind(
    "language/wrong-type", .error, "Checks that each value is of the kind that its key takes",
    why: """
      Text where a list is wanted, a list where a number is wanted: YAML reads almost anything, so a slip of
      indentation or a missing quote shows up as a value of another kind.
      """)
  public static let emptyValue = FindingKind(
    "language/empty-value", .error, "Checks that no key stands without its value, and no text without words",
    why: """
      A key with nothing after its colon is `null` in YAML. Either the value was forgotten, or a `#` right after the
      colon turned it into a comment. Remove the key, or write its value; text that begins with `#` needs quotes. An
      empty text (`''`) where words are wanted says nothing to anybody, and a list that names nothing allows nothing.
      """)
  public static let unknownWord = FindingKind(
    "language/unknown-word", .error, "Checks that a value is one of the words that its key knows",
    why: "These keys take one of a few words. A word that is not among them has no meaning to derive anything from.")
  public static let repeatedName = FindingKind(
    "language/repeated-name", .error, "Checks that a name is declared once in all files of a contract",
    why: """
      The sections of all included files are one section. If a name could be declared twice, the order of the files
      would decide which one counts.
      """)
  public static let frontPage = FindingKind(
    "language/front-page-only", .error, "Checks that what is said once for a contract stands in parlance.yaml",
    why: "The contract's name, version, environments and the like have one place, so that nobody has to look for them.")
  public static let bracesInText = FindingKind(
    "language/braces-in-text", .error, "Checks that text with braces is text",
    why: """
      `{name}` without quotes is a mapping in YAML, not text. Parlance binds data with `$(…)`, which needs no quotes:
      `$(output.name)`. If the braces are meant as text, put it in quotes.
      """)
  public static let splitText = FindingKind(
    "language/text-split-at-comma", .warning, "Checks that a comma in a flow list does not cut a sentence",
    why: """
      In `[…]` and `{…}` a comma ends the value. A sentence with a comma becomes two unless it is quoted, or stands
      on a line of its own after `- `.
      """)
  public static let cutText = FindingKind(
    "language/text-cut-at-hash", .warning, "Checks that a `#` does not cut a sentence",
    why: """
      A space and a `#` begin a comment, even in the middle of a sentence. Quote text that holds ` #`; to write a
      comment after text, put two spaces before the `#`.
      """)
  public static let badBinding = FindingKind(
    "language/binding-syntax", .error, "Checks that each `$(…)` is written as a binding",
    why: """
      A binding is `$(root.path | format)`: the root is `output`, `hidden`, `input`, `item`, `choice` or `env`; path
      and format are names; a `?` after a name leaves the row out when the value is absent. In a call flow `step`,
      `keys`, `set`, `caller`, `called` and `callee` are values of the call. `$(dollar)` is a dollar sign, for text that
      holds `$(` itself.
      """)
  public static let bindingNotTaken = FindingKind(
    "language/binding-not-taken", .error, "Checks that data is bound only where there is data",
    why: """
      This text is fixed when the contract is built: there is no call whose result or arguments could be put in. Only
      `$(env.…)` works here.
      """)
  public static let unknownVariable = FindingKind(
    "environment/unknown-variable", .error, "Checks that each `$(env.…)` is a variable of the environment",
    why: """
      Variables are declared under `environments.<name>.variables`, in every environment that builds. Without a value
      an output would hold the placeholder.
      """)
  public static let overridePath = FindingKind(
    "environment/override-path", .error, "Checks that an override replaces something that is there",
    why: """
      An override has the contract's own shape, and each of its paths must exist in the contract. Otherwise a renamed
      tool would silently lose its override.
      """)
  public static let fixedOverride = FindingKind(
    "environment/fixed-override", .error, "Checks that an override replaces nothing that all environments share",
    why: """
      The language's version, the contract's name, its files and its environments are read before there is an
      environment. An override of them would be dropped without a word.
      """)
  public static let keywordMisfit = FindingKind(
    "type/keyword-misfit", .error, "Checks that a schema word belongs to the type beside it",
    why: """
      JSON Schema ignores a word that does not fit the type (`maxLength` on an integer), so the limit that the author
      has in mind would not hold.
      """, source: "JSON Schema 2020-12, Validation, section 6")
  public static let typeForm = FindingKind(
    "type/form", .error, "Checks that a type says what it is, once",
    why: """
      A type is a name (`Customer`), or a mapping with one of `type`, `properties`, `enum` or `schema`. `properties`
      means an object and `items` an array, so `type` may be left out beside them.
      """)
  public static let notJSON = FindingKind(
    "language/not-json", .error, "Checks that data can be said in JSON",
    why: "Examples and raw schemas become JSON, which has no `.inf`, no `.nan` and no keys but text.")

  /// Every kind, for `explain`.
  public static let all = [
    unknownKey, missingKey, wrongType, emptyValue, unknownWord, repeatedName, frontPage, bracesInText, splitText,
    cutText,
    badBinding, bindingNotTaken, unknownVariable, overridePath, fixedOverride, keywordMisfit, typeForm, notJSON,
  ]
}
