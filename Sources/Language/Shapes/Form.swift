/// What a part of the language accepts, as data: the language's JSON Schema and its reference page are made from
/// it, and the decoder that stands beside it reads nothing else.
public indirect enum Form: Sendable {
  /// Any scalar; its text is what counts. `pattern` is an ECMA-262 expression that the text must match.
  case text(what: String, pattern: String?)
  /// One of a few words.
  case words([String])
  case integer(ClosedRange<Int>?)
  case number(ClosedRange<Double>?)
  case boolean
  /// Anything that JSON can say.
  case json(what: String)
  case list(Form)
  /// A mapping from names of the author's choice.
  case map(keys: String?, Form)
  case record(RecordForm)
  case either([Form])

  /// What it accepts, for a message: "a duration such as `30d`".
  public var what: String {
    switch self {
    case .text(let what, _): what
    case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .integer(nil): "a whole number"
    case .integer(let range?) where range.lowerBound == range.upperBound: "`\(range.lowerBound)`"
    case .integer(let range?): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(nil): "a number"
    case .number(let range?): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "`true` or `false`"
    case .json(let what): what
    case .list(let element): "a list (`[…]`) of \(element.what)"
    case .map: "a mapping of names"
    case .record(let form): "a mapping with \(form.keysInWords)"
    case .either(let forms): forms.map(\.what).joined(separator: ", or ")
    }
  }
}

/// A mapping with known keys.
public struct RecordForm: Sendable {
  /// Its name in the JSON Schema's `$defs` and on the reference page: `Tool`.
  public let name: String
  /// What it is, in a sentence for the reference page.
  public let summary: String
  /// Deferred, because a layout element may contain layout elements.
  let makeFields: @Sendable () -> [FieldForm]

  /// Its keys, in the order of the reference page.
  public var fields: [FieldForm] { makeFields() }

  var keysInWords: String {
    let names = fields.prefix(4).map { "`\($0.name)`" }.joined(separator: ", ")
    return names + (fields.count > 4 ? "…" : "")
  }
}

/// A key of a record.
public struct FieldForm: Sendable {
  /// The key as written in a contract.
  public let name: String
  /// What it is, in a sentence for the reference page.
  public let summary: String
  /// Whether it must be written.
  public let isRequired: Bool
  /// What its value may be.
  public let form: Form
  /// What holds where the key is not written, if that is a word, a number or a truth value; `[]` for an empty list or
  /// mapping.
  public let standard: String?

  init(name: String, summary: String, isRequired: Bool, form: Form, standard: String? = nil) {
    self.name = name
    self.summary = summary
    self.isRequired = isRequired
    self.form = form
    self.standard = standard
  }
}
