import Language

/// Says what a difference at certain keys of the language does. Each stands in a file of its own, named after it, and
/// is found by its name; its examples are pairs of contracts in `Tests/Reviews`. What nobody judges is told all the
/// same, as a change.
protocol Judge: SendableMetatype {
  /// What its changes are called.
  static var kinds: [ChangeKind] { get }
  /// The keys that it judges.
  static var subjects: [Subject] { get }
  /// Sections of whose keys it judges all that nobody else does.
  static var sections: [String] { get }
  /// Keys whose value means one thing, though it has parts: it is one difference if only one side says something, or if
  /// more than one key in it differs.
  static var wholes: [Subject] { get }
  /// Nil where it has nothing to say.
  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement?
}

extension Judge {
  static var sections: [String] { [] }
  static var wholes: [Subject] { [] }
}

/// What a judge says of a difference.
struct Judgement {
  let kind: ChangeKind
  let impact: Impact
  /// What it does, to stand behind what changed and a colon; empty if that says it.
  var effect = ""
  /// Whom it touches, where that does not follow from the declaration.
  var touches: [Audience]?
  var notes: [String] = []
  /// The whole sentence, where the general one won't do.
  var sentence: String?

  init(
    _ kind: ChangeKind, _ impact: Impact, _ effect: String = "", touches: [Audience]? = nil, notes: [String] = [],
    sentence: String? = nil
  ) {
    self.kind = kind
    self.impact = impact
    self.effect = effect
    self.touches = touches
    self.notes = notes
    self.sentence = sentence
  }
}

/// The judges by what they judge.
enum Judges {
  private static let bySubject: [Subject: [any Judge.Type]] = {
    var judges: [Subject: [any Judge.Type]] = [:]
    for judge in everyJudge { for subject in judge.subjects { judges[subject, default: []].append(judge) } }
    return judges
  }()

  private static let bySection: [String: [any Judge.Type]] = {
    var judges: [String: [any Judge.Type]] = [:]
    for judge in everyJudge { for section in judge.sections { judges[section, default: []].append(judge) } }
    return judges
  }()

  /// The records that have a key which somebody judges.
  static let records = Set(bySubject.keys.map(\.record))

  private static let wholes = Set(everyJudge.flatMap { $0.wholes })

  /// Whether a place is that of a value which is judged as one thing.
  static func areForWhole(_ path: Path) -> Bool {
    path.parts.last == path.field && wholes.contains(Subject(path.record, path.field))
  }

  static func areFor(_ path: Path) -> Bool { bySubject[Subject(path.record, path.field)] != nil }

  static func judgement(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let path = difference.path
    let judges = (bySubject[Subject(path.record, path.field)] ?? []) + (bySection[path.section] ?? [])
    let judgement = judges.lazy.compactMap { $0.judge(difference, comparison) }.max { $0.impact < $1.impact }
    guard difference.kind == .reordered, let judgement else { return judgement }
    return Judgement(OrderKinds.changed, judgement.impact, judgement.effect, touches: judgement.touches)
  }
}

/// What may come of a list as a whole.
enum OrderKinds {
  static let changed = ChangeKind(
    "review/order-changed", "A list has the same elements in another order",
    why: "The order of a list means something: what is said, tried or shown first.")
}
