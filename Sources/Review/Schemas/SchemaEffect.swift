import JSONValues

/// What a change of a schema does to those who go by it.
struct SchemaEffect {
  let impact: Impact
  /// `narrowed`, `widened`…
  let word: String
  let words: String
  var notes: [String] = []
  var touches: [Audience] = []

  init(_ use: SchemaRole.Use, _ verdict: SchemaVerdict) {
    switch use {
    case .input: self = Self.input(verdict)
    case .output, .hidden, .type: self = Self.result(verdict, isHidden: use == .hidden)
    }
  }

  private init(_ impact: Impact, _ word: String, _ words: String, notes: [String], touches: [Audience]) {
    self.impact = impact
    self.word = word
    self.words = words
    self.notes = notes
    self.touches = touches
  }

  private static func input(_ verdict: SchemaVerdict) -> SchemaEffect {
    var notes: [String] = []
    if !verdict.keeps.holds {
      notes.append(
        note("was accepted and is refused now", "that every call which was accepted still is", verdict.keeps))
    }
    if !verdict.adds.holds {
      notes.append(note("was refused and is accepted now", "that nothing more is accepted", verdict.adds))
    }
    if !verdict.keeps.holds {
      return SchemaEffect(
        .breaks, "narrowed", "calls that were accepted are refused", notes: notes, touches: [.model, .server])
    }
    if !verdict.adds.holds {
      return SchemaEffect(
        .changes, "widened", "the server is sent what it was not before", notes: notes, touches: [.model, .server])
    }
    return same
  }

  private static func result(_ verdict: SchemaVerdict, isHidden: Bool) -> SchemaEffect {
    let reader: Audience = isHidden ? .chat : .model
    var notes: [String] = []
    if !verdict.adds.holds {
      notes.append(note("was no valid result and is one now", "that nothing more can come", verdict.adds))
    }
    if !verdict.keeps.holds {
      notes.append(
        note("was a valid result and is none now", "that every result which was valid still is", verdict.keeps))
    }
    if !verdict.addsForTolerant.holds {
      return SchemaEffect(
        .breaks, "changed", "what goes by the old schema can't read every result", notes: notes,
        touches: [reader, .server])
    }
    let more = isHidden ? "the widget is given more" : "the model is given more"
    if !verdict.keeps.holds {
      let words = "a server that answers as before breaks the contract"
      return SchemaEffect(
        .breaks, "narrowed", words + (verdict.adds.fails ? ", and \(more)" : ""), notes: notes,
        touches: [reader, .server])
    }
    if !verdict.adds.holds {
      return SchemaEffect(
        .exposes, "extended", more, notes: notes,
        touches: [reader, .server])
    }
    return same
  }

  private static let same = SchemaEffect(
    .safe, "rewritten", "written another way, it accepts the same", notes: [], touches: [.server])

  /// Of the numbers that a call flow may call.
  static func called(_ verdict: SchemaVerdict) -> SchemaEffect {
    if !verdict.adds.holds {
      return SchemaEffect(.exposes, "widened", "numbers are called that were not", notes: [], touches: [.phone])
    }
    if !verdict.keeps.holds {
      return SchemaEffect(.changes, "narrowed", "numbers that were called are not", notes: [], touches: [.phone])
    }
    return same
  }

  static func unused(_ verdict: SchemaVerdict) -> SchemaEffect {
    if verdict.keeps.holds && verdict.adds.holds { return same }
    return SchemaEffect(.changes, "changed", "no tool uses it", notes: [], touches: [.server])
  }

  static func notes(ofType verdict: SchemaVerdict) -> [String] {
    let all = [
      note("was such a value and is none now", "that every such value still is one", verdict.keeps),
      note("was no such value and is one now", "that there are no more such values", verdict.adds),
    ]
    return all.filter { !$0.isEmpty }
  }

  /// A value whose long texts say how long they are.
  private static func shortened(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text) where text.count > 24: .string("\(text.prefix(12))… (\(text.count) characters)")
    case .array(let elements): .array(elements.map { shortened($0) })
    case .object(let object): .object(JSONObject(object.map { .init($0.key, shortened($0.value)) }))
    default: value
    }
  }

  private static func note(_ what: String, _ claim: String, _ answer: SchemaVerdict.Answer) -> String {
    switch answer {
    case .holds: ""
    case .fails(let witness):
      "\(Wording.quoted(String(decoding: JSONWriter.compact(shortened(witness)), as: UTF8.self), limit: 200)) \(what)"
    case .unproven(let reason): "\(claim) could not be proved: \(reason)"
    }
  }

  /// How a change of a schema is called: `review/input-narrowed`.
  func kind(_ use: SchemaRole.Use) -> ChangeKind {
    SchemaKinds.all.first { $0.code == "review/\(use.rawValue)-\(word)" }!
  }
}

/// What may come of schemas, for each use that they have.
enum SchemaKinds {
  static let all: [ChangeKind] = ["input", "output", "hidden", "type"].flatMap { use in
    words.filter { isPossible($0.0, of: use) }.map { word, summary, why in
      ChangeKind("review/\(use)-\(word)", "\(names[use]!) \(summary)", why: why)
    }
  }

  /// What is sent is narrowed or widened; what is read can hold more than its reader knows.
  private static func isPossible(_ word: String, of use: String) -> Bool {
    switch word {
    case "widened": use == "input" || use == "type"
    case "changed", "extended": use != "input"
    default: true
    }
  }

  private static let names = [
    "input": "A tool's input", "output": "A tool's output", "hidden": "What only a tool's widget gets",
    "type": "A named type",
  ]

  private static let words = [
    (
      "narrowed", "accepts less",
      "What was valid no longer is: callers, published prompts and servers that go by the old contract fail. A value that shows it stands with the change; where none was found and none could be ruled out, the change counts as breaking."
    ),
    (
      "widened", "accepts more",
      "Nothing that worked stops working, but the server is sent what it was never sent before."
    ),
    (
      "changed", "has values that the old schema refuses",
      "A widget, a client or a model that goes by the old schema can't read them."
    ),
    (
      "extended", "has members that it had not",
      "Who passes over what they don't know goes on. The model, or the widget, is given data that it was not given before; a client that validates by the old schema refuses it."
    ),
    ("rewritten", "is written another way", "It accepts the same values, which was proved."),
  ]
}
