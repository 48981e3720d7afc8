import Facts
import JSONSchemas
import JSONValues
import Language
import SchemaCompatibility
import SourceText

/// Whether a value that a step says, or tells whoever answers, is there when a call comes to it, and can be said.
public struct SpokenValueFit {
  let value: SpokenValue
  let step: Step
  let graph: CallGraph
  let contract: ResolvedContract
  let isTold: Bool

  /// `step` is the one that says it; `isTold`: to whoever answers.
  public init(
    _ value: SpokenValue, of step: Step, in graph: CallGraph, _ contract: ResolvedContract, isTold: Bool = false
  ) {
    self.value = value
    self.isTold = isTold
    self.step = step
    self.graph = graph
    self.contract = contract
  }

  /// The first thing that stands in the way; nil if it can be said.
  public var problem: ToolCallFit.Problem? {
    if case .variable(let name) = value.source { return problem(of: name) }
    if value.source == .caller { return callerless }
    guard let place = graph.place(of: value.step), graph.has(value.source) else { return unknown }
    let source = graph.steps[place]
    if !source.takes.isEmpty {
      let what = source.takes.map(\.rawValue).joined(separator: " and ")
      return fault(
        isTold
          ? "the \(what) data of step `\(source.name)` would be told to whoever answers in step `\(step.name)`"
          : "the \(what) data of step `\(source.name)` would be said aloud in step `\(step.name)`",
        help: isTold
          ? "take `\(value.text)` out: whoever picks up would hear it"
          : "take `\(value.text)` out: who is near, and a recording, would hear it")
    }
    if let problem = misfit(at: place) ?? unspoken { return problem }
    guard let here = graph.place(of: step.name), !graph.lastly(left: place, by: gives)[here] else { return nil }
    switch value.source {
    case .keys:
      return fault(
        "a call can come to `\(step.name)` without digits pressed at `\(source.name)`",
        help: "lead here by keys of `\(source.name)` only, which are digits")
    case .answer:
      return fault(
        "a call can come to `\(step.name)` without an answer to `\(source.name)`",
        help: "lead here by `cases` and `else` of `\(source.name)` only: where it fails there is nothing to say")
    case .variable, .caller: return nil
    }
  }

  /// Outbound nobody calls.
  private var callerless: ToolCallFit.Problem? {
    if graph.dialplan.direction == .inbound { return nil }
    return fault(
      "dialplan `\(graph.dialplan.name)` is outbound, and has no caller whose number could be told",
      help: "tell what a tool has answered of whom it calls, or take `$(caller)` out")
  }

  func fault(_ message: String, notes: [String] = [], help: String? = nil) -> ToolCallFit.Problem {
    ToolCallFit.Problem(place: contract.origin.location(value.node), message: message, notes: notes, help: help)
  }

  private var unknown: ToolCallFit.Problem {
    let (message, help) = graph.lacking(value.source)
    return fault(message, help: help)
  }

  /// Whether the value is there when its step is left by a way. Of keys, `*` and `#` are not said: an answer of nothing else has
  /// no digits.
  private func gives(_ way: CallGraph.Way) -> Bool {
    switch value.source {
    case .keys: KeyPattern(key: way.outcome).map { $0.digits > 0 } ?? false
    case .answer: way.outcome == "else" || way.outcome.hasPrefix("if:")
    case .variable: true
    case .caller: false
    }
  }

  // MARK: - What it is

  private func misfit(at place: Int) -> ToolCallFit.Problem? {
    switch value.source {
    case .keys(let name):
      guard value.manner == .number || value.manner == .duration, let here = graph.place(of: step.name) else {
        return nil
      }
      let digits = graph.keptKeys(of: place, at: here).map(\.digits)
      let limit = value.manner == .number ? 9 : 6
      guard let most = digits.max(), most > limit else { return nil }
      return fault(
        "what is pressed at `\(name)` may have \(most) digits, too many to be said as a \(value.manner.rawValue)",
        help: "say it as `digits`, or ask for \(limit) digits at most")
    case .answer(_, let path): return misfit(of: path, at: place)
    case .variable, .caller: return nil
    }
  }

  /// The same of a variable: whether it is set is a finding of its own.
  private func problem(of name: String) -> ToolCallFit.Problem? {
    guard let variable = graph.dialplan.variables[name], variable.fault == nil else { return nil }
    switch (value.manner, variable.type) {
    case (.number, .integer): return nil
    case (.digits, .integer):
      return fault("`\(name)` is a number, which is not said as digits", help: "say it as `number`")
    case (.digits, nil), (.digits, .string):
      guard
        let word = variable.words.first(where: { !Self.areDigits($0) })
      else { return nil }
      return fault(
        "`\(name)` may be `\(word)`, which is not 1 to 20 digits",
        help: "lead each value to a step that says it in words")
    default:
      return fault(
        "`\(name)` is \(variable.domain), which is not said as \(value.manner == .number ? "a number" : "digits")",
        help: value.manner == .number && !variable.words.isEmpty && variable.words.allSatisfy(Self.areDigits)
          ? "say it as `digits`" : "lead each value to a step that says it in words")
    }
  }

  /// Whether a word is 1 to 20 digits.
  private static func areDigits(_ word: String) -> Bool {
    (1...20).contains(word.utf8.count) && word.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func misfit(of path: [String], at place: Int) -> ToolCallFit.Problem? {
    // A tool that there isn't is found elsewhere.
    guard case .call(let call) = graph.steps[place].act, let tool = contract.tool(call.tool) else { return nil }
    guard var type = tool.output else {
      return fault("tool `\(tool.name)` declares no output", help: "declare `output:`")
    }
    var here = "output"
    var schema: JSONValue = [:]
    for name in path {
      guard let next = type.member(name) else {
        let names = type.members.map(\.name)
        return fault(
          "`\(here)` of tool `\(tool.name)` has no field `\(name)` that a call flow can say",
          notes: names.isEmpty ? [] : ["its fields: \(names.map { "`\($0)`" }.joined(separator: ", "))"],
          help: nearest(to: name, among: names).map { "did you mean `\($0)`?" })
      }
      here += "." + name
      if next.isOptional {
        return fault(
          "`\(here)` of tool `\(tool.name)` may be absent, and then there is nothing to say",
          help: "take `optional: true` out of it, if every answer has it")
      }
      type = contract.types.value(of: next.type)
      schema = contract.types.schema(of: next.type)
    }
    if let problem = misplaced(schema["format"]?.string, here, tool) { return problem }
    let options = SchemaOptions(assertsFormats: true)
    guard let source = try? CompiledSchema(schema, options: options),
      let target = try? CompiledSchema(sayable(value.manner), options: options)
    else { return nil }
    switch (source.inclusion(in: target), type.form) {
    case (.holds, _): return nil
    case (.fails(let witness), .integer) where value.manner == .number:
      return fault(
        "`\(here)` of tool `\(tool.name)` may be \(Self.text(witness)), which is not said as a number",
        help: "give it `minimum` and `maximum`: from -999999999 to 999999999 can be said")
    case (.fails(let witness), .integer) where value.manner == .duration:
      return fault(
        "`\(here)` of tool `\(tool.name)` may be \(Self.text(witness)), which is not said as a duration",
        help: "give it `minimum` and `maximum`: from 0 to 999999 can be said")
    case (.fails(let witness), .string) where value.manner == .digits:
      return fault(
        "`\(here)` of tool `\(tool.name)` may be \(Self.text(witness)), which is not 1 to 20 digits",
        help: "give its type a pattern such as `^[0-9]{6}$`")
    case (.unproven, .string) where value.manner == .digits:
      return fault(
        "`\(here)` of tool `\(tool.name)` may be something else than 1 to 20 digits, as far as can be told",
        help: "give its type a pattern such as `^[0-9]{6}$`")
    case (_, .number) where value.manner == .number || value.manner == .duration:
      return fault(
        "`\(here)` of tool `\(tool.name)` may have a fraction, and only whole numbers are said",
        help: "let it be an integer, `{type: integer, minimum: 0, maximum: 999}`")
    default:
      if value.isMoment { return notAMoment(here, tool, type) }
      if value.manner == .duration {
        return fault(
          "`\(here)` of tool `\(tool.name)` is \(type.what), which is not said as a duration",
          help: "say an integer, `{type: integer, minimum: 0, maximum: 999}`")
      }
      let other = value.manner == .number ? "digits" : "number"
      let fits =
        (try? CompiledSchema(sayable(value.manner == .number ? .digits : .number), options: options))
        .map { if case .holds = source.inclusion(in: $0) { true } else { false } } ?? false
      return fault(
        "`\(here)` of tool `\(tool.name)` is \(type.what), which is not said as \(value.manner == .number ? "a number" : "digits")",
        help: fits
          ? "say it as `\(other)`"
          : value.manner == .number
            ? "say an integer, `{type: integer, minimum: 0, maximum: 999}`"
            : "say a string of digits, `{type: string, pattern: '^[0-9]{6}$'}`")
    }
  }

  /// A value as it may be, cut where it is long.
  private static func text(_ value: JSONValue) -> String {
    let text = String(decoding: JSONWriter.compact(value), as: UTF8.self)
    return "`\(text.count > 40 ? text.prefix(40) + "…" : text[...])`"
  }

  /// The values that can be said, as a schema.
  private func sayable(_ manner: SpokenValue.Manner) -> JSONValue {
    switch manner {
    case .digits: ["type": "string", "pattern": .string(PhoneFacts.digitsPattern)]
    case .number:
      ["type": "integer", "minimum": .int(-PhoneFacts.greatestNumeral), "maximum": .int(PhoneFacts.greatestNumeral)]
    case .duration: ["type": "integer", "minimum": 0, "maximum": .int(PhoneFacts.greatestSpan)]
    case .date, .time: ["type": "string", "format": value.timezone == nil ? "date" : "date-time"]
    }
  }
}

extension CallGraph {
  /// Whether the step that a value names does what gives such a value.
  func has(_ source: SpokenValue.Source) -> Bool {
    place(of: source.step).map { gives(steps[$0], source) } ?? false
  }

  private func gives(_ step: Step, _ source: SpokenValue.Source) -> Bool {
    switch (step.act, source) {
    case (.ask, .keys), (.call, .answer): true
    default: false
    }
  }

  /// What is wrong with a value whose step gives none, and what to write.
  func lacking(_ source: SpokenValue.Source) -> (message: String, help: String) {
    let names = steps.filter { gives($0, source) }.map(\.name)
    let (does, key) = if case .keys = source { ("asks for keys", "ask") } else { ("calls a tool", "call") }
    return (
      "no step `\(source.step)` \(does)",
      nearest(to: source.step, among: names).map { "did you mean `\($0)`?" } ?? "name a step that says `\(key)`"
    )
  }
}

extension KeyPattern {
  /// The keys of an outcome, `key:1`; nil for another one.
  public init?(key outcome: String) {
    guard outcome.hasPrefix("key:") else { return nil }
    self.init(String(Substring(outcome.utf8.dropFirst("key:".utf8.count))))
  }

  /// The same without `*` and `#`: what a call flow keeps of it.
  public var kept: KeyPattern { KeyPattern(text.filter { $0 != "*" && $0 != "#" }) }

  /// How many digits an answer has, without `*` and `#`.
  public var digits: Int { (places ?? []).count { $0 != "*" && $0 != "#" } }
}
