import Facts
import JSONValues
import Language
import Resolve

/// Plays one step of a call flow through, one outcome at a time.
struct StepPlay {
  let exchange: ExchangeFiles
  let resolved: ResolvedContract
  let dialplan: Dialplan
  let step: Step
  let context: String
  /// Whether the call is being recorded as the step begins.
  var isRecorded = false
  /// The language of the call as the step begins, as the exchange calls it.
  var language: String?
  /// The context in which the dialplan's calls begin.
  var entry: String?
  /// What was set as the call came in, and counts for all steps: the groups in which it is counted, its visits.
  var begun: [String: String] = [:]
  /// What the tool answers besides what decides, by the path of the member.
  var answered: [[String]: String] = [:]

  private var contract: Contract { resolved.contract }

  /// How a way ended, and what was played on it.
  struct Result {
    let stop: CallPlanPlayer.Stop
    let player: CallPlanPlayer
  }

  /// The contexts of the schedules that the step asks, in the order of its cases.
  func schedules(_ count: Int) -> [String] {
    guard case .branch(let branch) = step.act else { return [] }
    let lists = branch.cases.filter { $0.schedule != nil || isList($0) }.map(isList)
    return zip(subroutines(lists.count), lists).filter { !$0.1 }.map(\.0)
  }

  /// The contexts of the subroutines that a switch asks when each says no.
  func subroutines(_ count: Int) -> [String] {
    var player = begin()
    player.answers = Array(repeating: "no", count: count)
    _ = player.play(context, "s")
    return player.asked
  }

  /// The header that a call is begun with, as `name value`.
  func playHeader(_ dial: CallPlan.Priority, after played: CallPlanPlayer) -> (told: String, last: CallPlan.Priority?) {
    // `b(context^extension^priority)` runs on the new leg.
    guard let run = dial.arguments.firstMatch(of: /b\(([^)^]*)\^([^)^]*)\^1\)/) else { return ("", nil) }
    var player = begin()
    player.text.variables.merge(played.text.variables) { $1 }
    _ = player.play(String(run.1), String(run.2))
    let sets = player.played.filter { $0.arguments.hasPrefix("PJSIP_HEADER(add,") }
    let told = sets.map { $0.arguments.dropFirst("PJSIP_HEADER(add,".count).replacing(")=", with: " ") }
    return (told.joined(separator: " "), sets.first)
  }

  private func isList(_ item: Branch.Case) -> Bool { item.caller != nil && item.caller != "anonymous" }

  /// How a call goes on whose far end was there for a second: who ended it then is not known.
  func playCutOff() -> Result {
    var player = begin()
    player.dialled = [
      "DIALSTATUS": "ANSWER", "LEG_UP": "\(player.text.now - 1)000", "LEG_CAUSE": "16", "HANGUPCAUSE": "16",
    ]
    return Result(stop: player.play(context, "s"), player: player)
  }

  /// How a call goes on that the caller leaves while it rings.
  func playLeavingEarly() -> Result {
    var player = begin()
    player.dialled = ["DIALSTATUS": "CANCEL"]
    if case .transfer(let transfer) = step.act {
      // What some have said by then is no matter, nor what the others say to the end of it.
      player.lastWords = transfer.destinations.map { _ in "SIP 603 Decline" }
    }
    return Result(stop: player.play(context, "s"), player: player)
  }

  func play(_ outcome: String) -> Result? {
    var player = begin()
    switch step.act {
    case .none, .record, .emergency, .hangup: break
    case .conference(let meeting):
      if let pin = meeting.pin, outcome != "wrong_pin" { player.keyedIn = "@secret(\(pin.code.secret))" }
    case .branch(let branch):
      let place = branch.cases.firstIndex { outcome == "if:\($0.label)" } ?? branch.cases.count
      if place < branch.cases.count, case .calledBefore(let count, let span)? = branch.cases[place].test {
        // Spans of which none is a part of the other may leave no moment at which this case is the first that holds.
        guard branch.held(after: count, within: span.seconds) == place else { return nil }
        return play(branch, after: count, within: span.seconds)
      }
      // By what the call has, which other steps give it: see `FlowWalk.checkComparisons`.
      if place < branch.cases.count, branch.cases[place].value != nil { return nil }
      return play(branch, holding: place, comings: place < branch.cases.count ? branch.cases[place].visits ?? 1 : 1)
    case .ask(let ask): return play(ask, outcome, player)
    case .connect(let connect): return play(connect, outcome, player)
    case .transfer(let transfer):
      let rung = transfer.order == .together ? transfer.destinations.count : 1
      if let word = RefusalFacts.words(of: outcome).first {
        return play(farEnds: Array(repeating: word, count: rung))
      }
      // Who has answered may refuse something else afterwards.
      let isLeft = outcome == PhoneFacts.leftOutcome
      let isAnswered = isLeft || ["completed", "end", PhoneFacts.notTakenOutcome].contains(outcome)
      player.lastWords = Array(repeating: "SIP 603 Decline", count: isAnswered ? rung : 0)
      player.dialled = Self.leg(isAnswered ? "completed" : outcome, limit: nil)
      // Of an earlier leg; and of this one, if its end is told in time.
      player.text.variables["LEG_HUNG_UP"] = "yes"
      if !isLeft { player.dialled["LEG_HUNG_UP"] = "yes" }
      player.dialled["LEG_DECLINED"] = outcome == "declined" ? "yes" : ""
      Self.pass(outcome, &player)
    case .stream(let streaming):
      player.dialled = Self.leg(outcome, limit: streaming.max.seconds)
      // Of an earlier leg, whose end was told while this one went on.
      player.dialled.merge(["HANGUPCAUSE": "16", "LEG_ENDED": "1", "LEG_CAUSE": "41"]) { $1 }
      // Over just before the time is up.
      if outcome == "completed" { player.dialled["LEG_UP"] = "\(player.text.now - streaming.max.seconds + 1)000" }
    case .refer:
      player.transferred = outcome == "end" ? ("SUCCESS", "0") : ("FAILURE", "603")
    case .queue(let waiting):
      if let schedule = waiting.schedule.flatMap({ contract.schedules[$0] }) {
        // With nobody open for as long as it takes, only the closing ends the wait.
        guard let moment = Closing.moment(schedule, waiting.timeout?.seconds ?? 0, closes: outcome == "closed") else {
          return nil
        }
        player.text.now = moment
      }
      let status = ["timeout": "TIMEOUT", "closed": "TIMEOUT", "full": "FULL", "empty": "JOINEMPTY"]
      return play(outcome, status, player)
    case .callBack: player.text.variables["REGEX()"] = outcome == "accepted" ? "1" : "0"
    case .call(let call): answer(call, outcome, &player)
    case .park:
      if outcome == "timeout" {
        // What the step has set before it parks the call stays.
        var parked = player
        _ = parked.play(context, "s")
        player.text.variables.merge(VariablePlay.kept(parked.text.variables)) { $1 }
        return Result(stop: player.play(context, "timeout"), player: player)
      }
      // Whoever takes the call up ends it with the caller; only a full lot comes back.
      if outcome != "failed" { return nil }
    }
    return Result(stop: player.play(context, "s"), player: player)
  }

  /// The step as a call first comes to it: by the first outcome that there is for it.
  func playFirst() -> Result? {
    if case .branch(let branch) = step.act { return play(branch, holding: nil, comings: 1) }
    let edges = resolved.dialplan(dialplan.name)?.edges(from: step.name) ?? []
    return edges.lazy.compactMap { play($0.outcome) }.first
  }

  /// What comes of a call in which those who are rung last say these words; 180 is a phone that rings until the time is up.
  /// `hasRung`: whether a phone had rung before.
  func play(farEnds words: [Int], hasRung: Bool = false) -> Result {
    var player = begin()
    // What an earlier step was told is no matter.
    player.text.lastWords = ["SIP 603 Decline", "SIP 404 Not Found"]
    player.lastWords = words.map { "SIP \($0) Not \"now\", ${EXTEN}" }
    player.dialled = [
      "DIALSTATUS": Self.dialStatus(words), "RINGTIME_MS": hasRung || words.contains(180) ? "17" : "",
      "LEG_DECLINED": "",
    ]
    return Result(stop: player.play(context, "s"), player: player)
  }

  /// What Asterisk calls it when several were rung (measured on 22.10.1, 2026-11-26): one that is busy decides, then one of
  /// which nothing is known, then one that has no line.
  private static func dialStatus(_ words: [Int]) -> String {
    let heard = words.map { word in
      RefusalFacts.asterisk.first { $0.status.contains(word) }?.dialStatus ?? "NOANSWER"
    }
    return ["BUSY", "NOANSWER", "CONGESTION"].first(where: heard.contains) ?? "CHANUNAVAIL"
  }

  /// What is kept of a question once it has been answered by a key, which the exchange has as `pressed`.
  func kept(_ key: Ask.Key, as pressed: String) -> [String: String] {
    var player = begin()
    let before = player.text.variables
    player.text.variables["EXTEN"] = pressed
    _ = player.play(context, key.press.isVariable ? "_\(key.press.text)" : key.press.text)
    return player.text.variables.filter { $0.key != "EXTEN" && before[$0.key] != $0.value }
  }

  /// Makes a server answer so that an outcome follows.
  private func answer(_ call: ToolCall, _ outcome: String, _ player: inout CallPlanPlayer) {
    player.text.variables["REGEX()"] = outcome == "no_number" ? "0" : "1"
    if outcome == "timeout" { player.text.delay = call.timeout?.seconds ?? PhoneFacts.usualToolWait }
    guard outcome == "else" || outcome.hasPrefix("if:") else { return }
    player.text.variables["CURL()"] = "{}"
    player.text.variables["JSON_DECODE(result.structuredContent)"] = "{}"
    var members = answered
    if let place = call.cases.firstIndex(where: { "if:\($0.label)" == outcome }) {
      members[call.cases[place].members] = deciding(call, place)
    }
    for (path, text) in members {
      player.text.variables["JSON_DECODE(\((["result.structuredContent"] + path).joined(separator: ".")))"] = text
    }
  }

  /// What makes a case the first that holds, as the exchange reads it; an edge, of numbers.
  private func deciding(_ call: ToolCall, _ place: Int) -> String {
    guard let tool = resolved.tool(call.tool) else { return "" }
    let test = resolved.test(call.cases[place], of: tool)
    let before = call.cases[..<place].filter { $0.members == call.cases[place].members }.map {
      resolved.test($0, of: tool)
    }
    if let word = test.heard { return word }
    let number = AnswersExpectation.edges(of: before + [test]).first { number in
      test.holds(.int(number)) && !before.contains { $0.holds(.int(number)) }
    }
    return number.map { String($0) } ?? ""
  }

  /// Makes a case hold or not: by what its subroutine says, or by what the caller is.
  private func answer(_ item: Branch.Case, holds: Bool, _ player: inout CallPlanPlayer) {
    switch item.test {
    case .schedule(let name, let state):
      if case .named(let holiday) = state {
        player.answers.append(holds ? "holiday" : "closed")
        let place = contract.schedules[name]?.holidays.firstIndex { $0.name == holiday } ?? -1
        if holds { player.text.variables["HOLIDAY"] = "\(place + 1)" }
      } else {
        player.answers.append(holds ? state.text : "closed")
      }
    case .caller: player.answers.append(holds ? "yes" : "no")
    case .anonymous: if holds { player.text.variables["CALLERID(num)"] = "" }
    case .called(let number): if holds { player.text.variables["CALLERID(dnid)"] = number }
    case .waiting(_, let count): if holds { player.text.queueLength = count }
    case .inProgress(let count): if holds { player.text.calls = count + 1 }
    // It comes, or has come in, so often: see `play(_:holding:comings:)` and `play(_:after:within:)`.
    case .visits, .calledBefore, .value, nil: break
    }
  }

  /// Where a switch leads a call that comes to it so often, while one case holds and no other; nil is none. A case of
  /// `visits` holds by how often it comes.
  func play(_ branch: Branch, holding place: Int?, comings: Int) -> Result {
    var text = begin().text
    var result = Result(stop: .fell, player: begin())
    for _ in 0..<comings {
      var player = CallPlanPlayer(exchange.plan)
      player.text = text
      // Whatever became of the recording on the way back.
      if isRecorded { player.text.variables["RECORDING"] = "on" }
      for index in branch.cases.indices { answer(branch.cases[index], holds: index == place, &player) }
      result = Result(stop: player.play(context, "s"), player: player)
      text = player.text
    }
    return result
  }

  /// Where a switch leads a call in the last second of a span, if its number has called so often in the first, and nothing
  /// else holds.
  func play(_ branch: Branch, after count: Int, within seconds: Int) -> Result {
    var player = begin()
    guard let entry, let number = player.text.variables["CALLERID(num)"] else {
      return Result(stop: .fell, player: player)
    }
    let (first, last) = CallHistory.span(of: seconds)
    var history = CallHistory(exchange.plan, entry: entry)
    history.calls(count, from: number, and: "+12125550199", at: first)
    player.text.variables.merge(history.call(from: number, at: last)) { $1 }
    for item in branch.cases { answer(item, holds: false, &player) }
    return Result(stop: player.play(context, "s"), player: player)
  }

  private func play(_ outcome: String, _ status: [String: String], _ begun: CallPlanPlayer) -> Result? {
    var player = begun
    if outcome.hasPrefix("key:") {
      let stop = player.play(context, "s")
      guard let key = player.queueKey(String(outcome.dropFirst(4)), in: exchange) else {
        return Result(stop: stop, player: player)
      }
      return Result(stop: player.play(key.context, key.exten), player: player)
    }
    Self.pass(outcome, &player)
    player.text.variables["QUEUESTATUS"] = status[outcome] ?? "CONTINUE"
    return Result(stop: player.play(context, "s"), player: player)
  }

  func begin() -> CallPlanPlayer {
    var player = CallPlanPlayer(exchange.plan)
    player.text.now = CivilMinute(CalendarDate(year: 2027, month: 1, day: 11), 720).seconds
    player.text.variables["AMDSTATUS"] = "HUMAN"
    player.text.variables["CALLERID(num)"] = "+14155550100"
    if let language { player.text.variables["CHANNEL(language)"] = language }
    player.text.variables.merge(begun) { $1 }
    if isRecorded { player.text.variables["RECORDING"] = "on" }
    return player
  }

  private func play(_ ask: Ask, _ outcome: String, _ begun: CallPlanPlayer) -> Result? {
    var player = begun
    if outcome == "machine" {
      player.text.variables["AMDSTATUS"] = "MACHINE"
      let stop = player.play(context, "s")
      return Result(stop: stop, player: player)
    }
    var stop = player.play(context, "s")
    guard stop == .waits else { return Result(stop: stop, player: player) }
    if outcome.hasPrefix("key:") {
      let pattern = KeyPattern(String(outcome.dropFirst(4)))
      player.text.variables["EXTEN"] = pattern.example
      stop = player.play(context, pattern.isVariable ? "_\(pattern.text)" : pattern.text)
      return Result(stop: stop, player: player)
    }
    if outcome == "too_many" {
      let tries = ask.tooMany?.tries ?? PhoneFacts.usualTries
      let wrong = min(tries, (ask.noMatch?.tries ?? 1) - 1)
      for count in 0..<tries {
        guard stop == .waits else { return Result(stop: .fell, player: player) }
        stop = player.play(context, count < wrong ? "i" : "t")
      }
      return Result(stop: stop, player: player)
    }
    let (exten, tries) = outcome == "no_input" ? ("t", ask.noInput?.tries) : ("i", ask.noMatch?.tries)
    // Where all failures together are too many before that, no call leaves this way.
    if let tooMany = ask.tooMany, tooMany.tries ?? PhoneFacts.usualTries < tries ?? 1 { return nil }
    // A question that is put again too often, or not often enough, does not come out here.
    for _ in 0..<(tries ?? 1) {
      guard stop == .waits else { return Result(stop: .fell, player: player) }
      stop = player.play(context, exten)
    }
    return Result(stop: stop, player: player)
  }

  private func play(_ connect: Connect, _ outcome: String, _ begun: CallPlanPlayer) -> Result? {
    var player = begun
    let limit = contract.agents[connect.agent]?.maxDuration?.seconds
    if PhoneFacts.connectOutcomes.contains(outcome) {
      // Without a limit of its own, an agent's time is never up.
      if outcome == "time_limit" && limit == nil { return nil }
      player.dialled = Self.leg(outcome, limit: limit)
      return Result(stop: player.play(context, "s"), player: player)
    }
    // The agent sends the call away: to an extension of the context that the call allows.
    _ = player.play(context, "s")
    let exits = player.text.variables["TRANSFER_CONTEXT"] ?? ""
    let user = exchange.referUser(of: outcome, (dialplan.name, step.name)) ?? outcome
    return Result(stop: player.play(exits, user), player: player)
  }

  /// What is noted of whoever was passed on: of an earlier leg; and of this one, if somebody has rung off before another answered.
  private static func pass(_ outcome: String, _ player: inout CallPlanPlayer) {
    player.text.variables["LEG_PASSED"] = "no"
    if outcome == PhoneFacts.notTakenOutcome { player.dialled["LEG_PASSED"] = "no" }
  }

  /// What Asterisk knows when a leg is over: its status, when it was answered, and the far end's last word (Q.850).
  static func leg(_ outcome: String, limit: Int?) -> [String: String] {
    let now = CivilMinute(CalendarDate(year: 2027, month: 1, day: 11), 720).seconds
    let answered = { (seconds: Int, cause: String) in
      ["DIALSTATUS": "ANSWER", "LEG_UP": "\(now - seconds)000", "LEG_CAUSE": cause]
    }
    switch outcome {
    case "busy": return ["DIALSTATUS": "BUSY"]
    case "no_answer": return ["DIALSTATUS": "NOANSWER"]
    case "dropped": return answered(30, "41")
    case "time_limit": return answered(limit ?? 0, "16")
    case "completed": return answered(30, "16")
    default: return ["DIALSTATUS": "CHANUNAVAIL"]
    }
  }
}
