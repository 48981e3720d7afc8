import Language
import Resolve

/// What an exchange says where a step says values, or tells them whoever answers: the steps that have them are played before it.
struct SpokenValuePlay {
  let exchange: ExchangeFiles
  let contract: ResolvedContract
  let resolved: ResolvedDialplan
  /// The context of each step.
  let contexts: [String: String]
  /// What was set as the call came in.
  let begun: [String: String]
  /// Where calls begin.
  let entry: String?
  private var dialplan: Dialplan { resolved.dialplan }

  init(
    _ exchange: ExchangeFiles, _ contract: ResolvedContract, _ resolved: ResolvedDialplan, _ contexts: [String: String],
    _ begun: [String: String], entry: String? = nil
  ) {
    self.entry = entry
    self.exchange = exchange
    self.contract = contract
    self.resolved = resolved
    self.contexts = contexts
    self.begun = begun
  }

  private var variables: VariablePlay {
    VariablePlay(exchange: exchange, contract: contract, resolved: resolved, contexts: contexts, begun: begun)
  }

  /// A call that has come by all that a step says: its variables, and how each value is heard.
  struct Prepared {
    var variables: [String: String] = [:]
    var heard: [SpokenValue: [String]] = [:]

    /// How often the exchange says a number or a moment where it says some values: once for most, and for each part of a span that
    /// is not said as a whole.
    func count(_ values: [SpokenValue]) -> Int {
      values.reduce(0) { sum, value in
        sum + (value.unit == nil ? 1 : (heard[value] ?? []).count { $0.hasPrefix("number ") })
      }
    }
  }

  /// Everything is as the contract wants it, where some values of a step are heard in a language.
  func prepared(_ values: [SpokenValue], of step: Step, in language: String) -> Prepared {
    var prepared = Prepared()
    let names = values.compactMap { if case .variable(let name) = $0.source { name } else { nil } }
    let state = names.isEmpty ? nil : variables.states(of: names).last
    var set = state?.values ?? [:]
    prepared.variables.merge(state?.variables ?? [:]) { $1 }
    for value in values where prepared.heard[value] == nil {
      if value.source == .caller {
        prepared.variables.merge(shown("+\(Self.caller)")) { $1 }
        prepared.heard[value] = heard(Self.caller, as: value, in: language)
      } else if case .answer = value.source {
        prepared.heard[value] = heard(Self.answer(value, among: values), as: value, in: language)
      } else if let press = press(of: value) {
        prepared.heard[value] = heard(press.example.filter(\.isNumber), as: value, in: language)
      }
    }
    for name in Set(values.map(\.step)).sorted() {
      let answers = Dictionary(
        values.filter { $0.step == name }.map { ($0, Self.answer($0, among: values)) },
        uniquingKeysWith: { first, _ in first })
      guard let after = came(by: name, answers, prepared.variables) else { continue }
      prepared.variables.merge(after) { $1 }
      set.merge(dialplan.steps[name]?.values ?? [:]) { $1 }
    }
    set.merge(step.values) { $1 }
    for value in values {
      guard case .variable(let name) = value.source, let text = set[name] else { continue }
      prepared.heard[value] = heard(text, as: value, in: language)
    }
    return prepared
  }

  private func heard(_ text: String, as value: SpokenValue, in language: String) -> [String] {
    if let unit = value.unit { return SpokenSpan.heard(Int(text) ?? 0, unit, in: language) }
    return [SpokenMoment(value, text)?.heard(in: language) ?? "\(value.manner.rawValue) \(text)"]
  }

  private static let caller = "14155550177"

  /// What is set as a call comes in whose caller shows this.
  private func shown(_ number: String) -> [String: String] {
    guard let entry else { return [:] }
    var player = CallPlanPlayer(exchange.plan)
    player.text.variables["CALLERID(num)"] = number
    _ = player.play(entry, "s")
    // What steps have set since stays.
    return CallHistory.begun(player).filter { !$0.key.hasPrefix("VARIABLE_") }
  }

  /// Values that no two sources give alike.
  private static func answer(_ value: SpokenValue, among values: [SpokenValue]) -> String {
    let place = values.firstIndex { $0.source == value.source } ?? 0
    switch value.manner {
    case .digits: return "40719\(place)"
    case .number, .duration: return "\(37 + place)"
    case .date, .time: return SpokenMoment.example(value, place)
    }
  }

  /// The first of the answers of a question that has digits.
  private func press(of value: SpokenValue) -> KeyPattern? {
    guard case .ask(let ask)? = dialplan.steps[value.step]?.act else { return nil }
    return ask.keys.first { $0.press.digits > 0 }?.press
  }

  /// What is set once a call has come by a step: a question that was answered, or a tool that has answered so.
  private func came(by name: String, _ answers: [SpokenValue: String], _ before: [String: String]) -> [String: String]?
  {
    guard let step = dialplan.steps[name], let context = contexts[name] else { return nil }
    var outcome = "else"
    if case .ask(let ask) = step.act {
      guard let press = ask.keys.first(where: { $0.press.digits > 0 })?.press else { return nil }
      outcome = "key:\(press.text)"
    }
    return self.after(step, context, outcome, answers, before)
  }

  private func after(
    _ step: Step, _ context: String, _ outcome: String, _ answers: [SpokenValue: String], _ before: [String: String]
  ) -> [String: String]? {
    var play = StepPlay(exchange: exchange, resolved: contract, dialplan: dialplan, step: step, context: context)
    play.begun = begun.merging(before) { $1 }
    for (value, text) in answers { if case .answer(_, let path) = value.source { play.answered[path] = text } }
    guard let player = play.play(outcome)?.player else { return nil }
    return CallHistory.begun(player).filter { $0.key != "EXTEN" && !$0.key.contains("(") }
  }

  /// Answers, or callers, of which nothing may be said, by value; and what each is.
  ///
  /// `left` says how many of those values are still said.
  func attempts(
    for value: SpokenValue, among said: [SpokenValue], _ prepared: Prepared
  ) -> [(what: String, variables: [String: String], left: Int)] {
    if value.source == .caller {
      let left = prepared.count(said.filter { $0.source != .caller })
      // Of what a number gives to the call, nothing is there but what this one gives.
      let nothing = shown("+\(Self.caller)").mapValues { _ in "" }
      return (Self.hostile + Self.callers).map { text in
        (what: "a caller who shows `\(text)`", variables: nothing.merging(shown(text)) { $1 }, left: left)
      }
    }
    guard case .answer(let name, _) = value.source, let step = dialplan.steps[name], let context = contexts[name],
      // One text may be digits and no number; a day and a time of one moment want the same.
      !said.contains(where: {
        $0 != value && $0.source == value.source && !($0.isMoment && $0.timezone != nil && value.timezone != nil)
      })
    else { return [] }
    // What else is said of the same answer is as it should be.
    var answers: [SpokenValue: String] = [:]
    for other in said where other.step == name { answers[other] = Self.answer(other, among: said) }
    let others = prepared.count(said.filter { $0.source != value.source })
    guard let good = came(by: name, answers, prepared.variables) else { return [] }
    let nearly =
      switch value.manner {
      case .digits: ["-5", String(repeating: "7", count: 21)]
      case .number: ["1234567890", "--5"]
      case .duration: ["1234567", "-5", "+5"]
      case .date, .time: SpokenMoment.nearly(value)
      }
    var attempts = (Self.hostile + nearly).compactMap { text in
      came(by: name, answers.mapValues { $0 == answers[value] ? text : $0 }, good).map {
        (what: "an answer such as `\(text)`", variables: $0, left: others)
      }
    }
    if let failed = after(step, context, "failed", [:], good) {
      let elsewhere = prepared.count(said.filter { $0.step != name })
      attempts.append((what: "what the tool answered before it failed", variables: failed, left: elsewhere))
    }
    return attempts
  }

  /// Calls that have come by a span of time, with what the tool has answered.
  func spans(
    of value: SpokenValue, among said: [SpokenValue], _ prepared: Prepared
  ) -> [(count: Int, variables: [String: String])] {
    guard case .answer(let name, _) = value.source,
      !said.contains(where: { $0 != value && $0.source == value.source })
    else { return [] }
    var answers: [SpokenValue: String] = [:]
    for other in said where other.step == name { answers[other] = Self.answer(other, among: said) }
    return SpokenSpan.examples.compactMap { count in
      answers[value] = "\(count)"
      return came(by: name, answers, prepared.variables).map { (count, $0) }
    }
  }

  /// What is nearly a number: too short, too long, beginning with a zero, or with something else in it.
  private static let callers = [
    "anonymous", "+1415", "+1234567890123456", "+04155550177", "++14155550177", "+14155550177x", "sip+14155550177",
    "+1415-555-0177",
    "+14155550177,1", "+14155550177)", "+14155550177&9", "+1415${EXTEN}5550177",
  ]

  static let hostile = [
    "", "five", "12a", "1.5", "1e3", " 7", "7 ", "7,f", "7)System(id", "${SHELL(id)}", "$[1]", "0x10", "٣",
  ]

  /// What an application says of a call, as `digits 123`; nil if it says no value.
  static func said(_ priority: CallPlan.Priority) -> String? {
    var (application, arguments) = (priority.application.lowercased(), priority.arguments)
    if application == "execif" {
      guard let mark = arguments.firstIndex(of: "?"), CallPlanText.isTrue(String(arguments[..<mark])) else {
        return nil
      }
      let inner = arguments[arguments.index(after: mark)...]
      guard let open = inner.firstIndex(of: "("), inner.hasSuffix(")") else { return nil }
      application = inner[..<open].lowercased()
      arguments = String(inner[inner.index(after: open)...].dropLast())
      if application == "tryexec", arguments.hasPrefix("SayUnixTime("), arguments.hasSuffix(")") {
        return "moment \(arguments.dropFirst("SayUnixTime(".count).dropLast())"
      }
    }
    return switch application {
    case "saydigits": "digits \(arguments)"
    case "saynumber": "number \(arguments)"
    default: nil
    }
  }
}
