import Findings
import Language

/// What resolving finds: names that nothing declares, and uses that do not fit what is declared.
public enum ResolveFindings {
  static func unknown(_ kind: Reference.Kind) -> FindingKind {
    unknownKinds[Reference.Kind.allCases.firstIndex(of: kind)!]
  }

  private static let unknownKinds = Reference.Kind.allCases.map { kind in
    FindingKind(
      "reference/unknown-" + kind.rawValue.replacing(" ", with: "-"), .error,
      "Checks that each \(kind.rawValue) that is named is declared",
      why: """
        What is named must be declared somewhere in the contract's files, under exactly this name. Otherwise an output
        would point at nothing.
        """)
  }

  public static let unknownState = reference("state", "agent's `states`")
  public static let unknownExit = reference("exit", "agent's `exits`")
  public static let unknownHandOver = reference("hand-over", "agent's `hand_over`")
  public static let unknownStep = reference("step", "dialplan's `steps`")
  public static let unknownDisclosure = reference("disclosure", "dialplan's `disclosures`")
  public static let unknownParameter = reference("parameter", "tool's `input`")
  public static let unknownChoice = reference("choice", "layout, as the `name` of a `choice`")
  public static let unknownFormat = FindingKind(
    "reference/unknown-format", .error, "Checks that each format after `|` is one that Parlance knows",
    why: "Formats show a value by the host's locale and time zone. A format that does not exist would show nothing.")

  private static func reference(_ kind: String, _ place: String) -> FindingKind {
    FindingKind(
      "reference/unknown-\(kind)", .error, "Checks that each \(kind) that is named is declared",
      why: "It must be declared in the same \(place), under exactly this name.")
  }

  public static let unknownField = FindingKind(
    "widget/unknown-field", .error, "Checks that each bound field is one that the data has",
    why: """
      A binding follows the tool's own types: `$(output.price.total)` reads `total` of `price` of the result. A field
      that is not there would be blank in every conversation.
      """)
  public static let optionalField = FindingKind(
    "widget/optional-field", .error, "Checks that a layout says what happens when a bound value is absent",
    why: """
      An optional value may be missing from a result. Put `?` after its name to leave the row out then, or show the
      row inside `if:` with the same path.
      """)
  public static let misfit = FindingKind(
    "widget/value-misfit", .error, "Checks that a bound value can be shown, looped over or passed on as it is used",
    why: """
      An object is no text: bind one of its fields, or give a format that takes it. A loop needs a list. An argument
      must be of the parameter's type.
      """)
  public static let loose = FindingKind(
    "widget/loose-value", .warning, "Checks that a tool takes every value that a widget may pass to it",
    why: """
      The bound value's type lets through what the parameter refuses, so the call may fail with data that is valid. A
      named type that both use keeps them together.
      """)
  public static let rootMisfit = FindingKind(
    "widget/root-misfit", .error, "Checks that a binding begins where there is data",
    why: """
      `item` is there in the rows of a list, table or choice; `choice` where the layout has one; `output`, `input` and
      `hidden` in widgets. A tool's `confirm` is asked before the call, so only `input` is there.
      """)
  public static let actionForm = FindingKind(
    "widget/action-form", .error, "Checks that a button does exactly one thing",
    why: "A button has one of `message`, `call`, `open` and `link`; `with`, `then` and `failed` belong to `call`.")
  public static let missingArgument = FindingKind(
    "widget/missing-argument", .error, "Checks that a call from a widget gives every parameter that the tool requires",
    why: "The server refuses a call without a required parameter, so the button could never work.")
  public static let formField = FindingKind(
    "widget/form-field", .error, "Checks that each field of a form can be typed or chosen",
    why:
      "A form asks for text, numbers, dates, choices (of one value or several) and amounts of money. Another list or object has no input."
  )
  public static let misplaced = FindingKind(
    "widget/misplaced", .error, "Checks that what a person fills in or chooses stands outside of loops",
    why: "A form or a choice has one name and one state. Repeated for each element of a list, nobody could tell whose.")
  public static let unknownValue = FindingKind(
    "widget/unknown-value", .error, "Checks that values that a layout looks for can occur",
    why: """
      `is`, `tones` and `steps` name values of the bound enumeration. One that is not among them is never met, so
      what stands beside it would never be shown.
      """)
  public static let noLayout = FindingKind(
    "widget/no-fullscreen", .error, "Checks that what opens in fullscreen has a fullscreen layout",
    why:
      "`more: fullscreen` and `open: fullscreen` ask the host for a larger view; without a layout it would show the same."
  )
  public static let example = FindingKind(
    "example/not-valid", .error, "Checks that each example is valid by its tool's own schemas",
    why: """
      Examples document the tool, feed the mock server and the tests of widgets. One that its own schema refuses
      misleads all three.
      """)
  public static let exampleForm = FindingKind(
    "example/form", .error, "Checks that an example has either an output or an error",
    why:
      """
      A call gives a result, or a tool execution error; not both. What an output holds is declared by the tool's
      `output`, and what the widget gets beside it by `hidden`.
      """
  )
  /// Of patterns here; of raw schema by the rule that lists it, since an import must build whatever its source holds.
  public static let badSchema = FindingKind(
    "type/bad-schema", .error, "Checks that JSON Schema is valid",
    why: """
      A schema that no validator reads makes hosts drop the whole list of tools. `items` with a list of schemas is
      draft-07's way of saying what 2020-12 calls `prefixItems`; a schema that means it so says
      `$schema: http://json-schema.org/draft-07/schema#`.
      """,
    source: "MCP specification 2025-11-25, basic, JSON Schema usage")
  public static let circle = FindingKind(
    "type/circle", .error, "Checks that no type needs itself to exist",
    why: "A type whose required part is the type again has no finite value. Make a part optional, or a list of it.")
  /// Of types here; of raw schema by the rule that lists it.
  public static let inputRoot = FindingKind(
    "type/not-an-object", .error, "Checks that a tool's input and output are objects",
    why: """
      MCP's clients refuse a list of tools in which a schema's root is not an object: one such tool hides all others.
      """, source: "MCP specification 2026-07-28, server/tools; 2025-11-25 schema.ts")
  public static let badDefault = FindingKind(
    "type/default-not-valid", .error, "Checks that defaults and examples of a type are valid by it",
    why: "Models copy examples, and clients fill in defaults: each must be a value that the server takes.")

  public static let impossible = FindingKind(
    "type/impossible", .error, "Checks that some value can be of each type",
    why: """
      A least length over the greatest, an `enum` of nothing or a `const` outside it: each word alone is good JSON
      Schema, and together they refuse every value. The tool could never be called.
      """, source: "JSON Schema 2020-12, Validation, section 6")
  public static let repeatedValue = FindingKind(
    "type/repeated-value", .error, "Checks that an enumeration names each value once",
    why: """
      JSON Schema wants the values of `enum` to be unique, and its meta-schema of draft-07 refuses a schema in which they
      are not. Most often another value was meant.
      """, source: "JSON Schema 2020-12, Validation, section 6.1.2; draft-07 meta-schema, `enum`")
  public static let unlikelyFormat = FindingKind(
    "type/unlikely-format", .warning, "Checks that a format is not a misspelt one",
    why: """
      JSON Schema lets anything stand in `format`, and validators pass over a format that they don't know: a misspelt one
      checks nothing, and widgets show the value as plain text.
      """, source: "JSON Schema 2020-12, Validation, section 7")

  /// Every kind, for `explain`, but those that rules list.
  public static let all: [FindingKind] =
    unknownKinds + [
      unknownState, unknownExit, unknownHandOver, unknownStep, unknownDisclosure, unknownParameter, unknownChoice,
      unknownFormat,
      unknownField, optionalField, misfit, loose, rootMisfit, actionForm, missingArgument, formField, misplaced,
      unknownValue, noLayout, example, exampleForm, circle, badDefault,
      impossible, repeatedValue, unlikelyFormat,
    ]
}
