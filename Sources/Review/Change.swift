import SourceText

/// What a change does, the worst first.
public enum Impact: String, Sendable, CaseIterable, Comparable {
  /// A call, a stored value, a client or a server that worked no longer does.
  case breaks
  /// More is open, said, kept or reached than before, or less is asked.
  case exposes
  /// Behaviour or words that a person or a model notices.
  case changes
  /// Nobody notices, or less is open than before.
  case safe

  private var rank: Int { Self.allCases.count - (Self.allCases.firstIndex(of: self) ?? 0) }

  /// The worse one is the greater.
  public static func < (left: Impact, right: Impact) -> Bool { left.rank < right.rank }
}

/// Who has to do with a change.
public enum Audience: String, Sendable, CaseIterable {
  case chat = "people using ChatGPT"
  case web = "people on the website"
  case phone = "phone callers"
  case model = "the model"
  case server = "the team that runs the server"
  case reviewers = "reviewers of the directory"
  case deployment = "whoever deploys"
}

/// What one sort of change is called and means: what `parlance explain CODE` prints.
public struct ChangeKind: Sendable, Hashable {
  /// `review/kebab-name`, never renamed.
  public let code: String
  /// One sentence without a full stop.
  public let summary: String
  /// Why it matters.
  public let why: String

  init(_ code: String, _ summary: String, why: String) {
    self.code = code
    self.summary = summary
    self.why = why
  }
}

/// One change of a contract, with what follows from it.
public struct Change: Sendable {
  /// What it is called: `review/scope-needed`.
  public var code: String
  /// The worst that it does, or that follows from it.
  public var impact: Impact
  /// The declaration, as `kind.name`; `contract` for what stands in none.
  public var declaration: String
  /// The names that lead from the declaration to what changed; empty for the whole declaration.
  public var path: [String]
  /// One sentence without a full stop: what changed, from what to what, and what that does. What the contract says
  /// stands in backticks.
  public var sentence: String
  /// Whom it touches.
  public var touches: [Audience]
  /// What it was, in full; nil where there was nothing, or no scalar.
  public var before: String?
  /// What it is, in full.
  public var after: String?
  /// Where it stood in the old contract; nil for what is new.
  public var old: Location?
  /// Where it stands in the new one; nil for what is gone.
  public var new: Location?
  /// Background, one sentence each.
  public var notes: [String]
  /// Declarations that it reaches, as `kind.name`.
  public var reaches: [String]
  /// What it consists of, or what follows from it.
  public var parts: [Change]
  /// The environments in which it is so; empty for all that were compared.
  public var environments: [String]

  /// `tool.create_ticket.input.subject`.
  public var subject: String { ([declaration] + path).joined(separator: ".") }
}
