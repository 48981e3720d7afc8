/// Plays a call plan through, one priority after the other, without an exchange.
struct CallPlanPlayer {
  /// Where playing stopped.
  enum Stop: Equatable {
    /// A jump out of the context, or to the beginning of another step.
    case left(context: String, exten: String)
    /// `WaitExten`: the caller is to press a key.
    case waits
    case hungUp
    case returned(String)
    /// The last priority was over, or a jump led nowhere.
    case fell
  }

  let plan: CallPlan
  var text = CallPlanText(variables: [:])
  /// The applications that were played, with their arguments put in, in order.
  private(set) var played: [CallPlan.Priority] = []
  private(set) var last: CallPlan.Priority?
  /// The last condition that held.
  private(set) var lastChoice: CallPlan.Priority?
  /// What `Dial` or `Queue` comes to: variables that it sets.
  var dialled: [String: String] = [:]
  /// What those who are dialled say last, each as `SIP 603 Decline`; to earlier calls others have said something else.
  var lastWords: [String] = []
  /// What `LOCAL` hides until the subroutine is over; nil in it is a variable that was not there.
  private var outer: [String: String?] = [:]
  /// What the exchange is told when it asks for a call by REFER, as it words it: its status, and the answer.
  var transferred = (status: "SUCCESS", answer: "0")
  /// What the caller keys in when `Read` asks.
  var keyedIn = ""
  /// Stands for subroutines that are not played: the answer to the nth one that is called at its `s`. Those of a
  /// recording, which have other extensions, are always played.
  var answers: [String] = []
  /// The subroutines that an answer stood for.
  private(set) var asked: [String] = []

  init(_ plan: CallPlan) { self.plan = plan }

  /// Where a key leads a caller who waits in the queue that was played last: by the context that the queue names.
  mutating func queueKey(_ key: String, in exchange: ExchangeFiles) -> (context: String, exten: String)? {
    guard let queue = played.last(where: { $0.application == "Queue" })?.arguments.prefix(while: { $0 != "," }),
      let context = exchange.queues.section(String(queue))?.value("context")
    else { return nil }
    guard case .left(let target, let exten) = play(context, key) else { return nil }
    return (target, exten)
  }

  /// Plays from a place on until the call leaves the context, waits or ends.
  mutating func play(_ context: String, _ exten: String, _ start: Int = 0) -> Stop {
    var place = (context: context, exten: exten, index: start)
    // A schedule is asked at each quarter or minute of hours to come.
    for _ in 0..<20_000 {
      guard let priorities = plan.priorities(place.context, place.exten), place.index < priorities.count else {
        return .fell
      }
      let priority = priorities[place.index]
      last = priority
      var jump: String?
      switch priority.application.lowercased() {
      case "goto": jump = text.expanded(priority.arguments)
      case "gotoif":
        let (condition, targets) = Self.split(priority.arguments)
        jump = CallPlanText.isTrue(text.expanded(condition)) ? targets.first : targets.dropFirst().first
      case "gotoiftime":
        let (condition, targets) = Self.split(priority.arguments)
        let parts = condition.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
        if parts.count > 4 { text.zones.insert(text.expanded(parts[4])) }
        // The exchange goes by TESTTIME where it is set.
        let moment = text.variables["TESTTIME"].flatMap(Int.init) ?? text.now
        jump = CivilMinute(seconds: moment).matches(parts) ? targets.first : targets.dropFirst().first
      case "gosub":
        if let stop = call(priority, place) { return stop }
      case "gosubif":
        let (condition, targets) = Self.split(priority.arguments)
        guard let target = targets.first, CallPlanText.isTrue(text.expanded(condition)) else { break }
        let subroutine = CallPlan.Priority(
          label: priority.label, application: "Gosub", arguments: target, range: priority.range)
        if let stop = call(subroutine, place) { return stop }
      case "return": return .returned(text.expanded(priority.arguments))
      case "hangup", "busy", "congestion":
        run(priority)
        return .hungUp
      case "waitexten":
        run(priority)
        return .waits
      default: run(priority)
      }
      guard let target = jump, !target.isEmpty else {
        place.index += 1
        continue
      }
      if priority.application != "Goto" { lastChoice = priority }
      guard let next = plan.resolve(target, from: place.context, place.exten) else { return .fell }
      if next.context != context { return .left(context: next.context, exten: next.exten) }
      if next.exten == "s" && next.index == 0 { return .left(context: next.context, exten: "s") }
      place = next
    }
    return .fell
  }

  private mutating func call(_ priority: CallPlan.Priority, _ place: (context: String, exten: String, index: Int))
    -> Stop?
  {
    let written = priority.arguments
    let target = CallPlan.jumps(of: priority)[0]
    if asked.count < answers.count, target.split(separator: ",").dropFirst().first == "s" {
      text.variables["GOSUB_RETVAL"] = answers[asked.count]
      asked.append(String(target.prefix { $0 != "," }))
      return nil
    }
    guard let next = plan.resolve(target, from: place.context, place.exten) else { return .fell }
    let argument = written.hasSuffix(")") ? written.split(separator: "(").last.map { String($0.dropLast()) } : nil
    var inner = CallPlanPlayer(plan)
    inner.text = text
    inner.text.variables["ARG1"] = argument.map { text.expanded($0) } ?? ""
    let stop = inner.playSubroutine(next)
    for (name, value) in inner.outer { inner.text.variables[name] = value }
    inner.text.variables["ARG1"] = text.variables["ARG1"]
    text = inner.text
    played += inner.played
    guard case .returned(let value) = stop else { return .fell }
    text.variables["GOSUB_RETVAL"] = value
    return nil
  }

  /// A subroutine may go on in another extension of its own context.
  private mutating func playSubroutine(_ start: (context: String, exten: String, index: Int)) -> Stop {
    var stop = play(start.context, start.exten, start.index)
    for _ in 0..<10 {
      guard case .left(let context, let exten) = stop, context == start.context else { return stop }
      stop = play(context, exten)
    }
    return stop
  }

  private mutating func run(_ priority: CallPlan.Priority) {
    let arguments = text.expanded(priority.arguments)
    let done = CallPlan.Priority(
      label: priority.label, application: priority.application, arguments: arguments, range: priority.range)
    switch priority.application.lowercased() {
    case "set":
      if let equals = arguments.firstIndex(of: "=") {
        set(String(arguments[..<equals]), String(arguments[arguments.index(after: equals)...]))
      }
    case "dial", "queue":
      text.variables.merge(dialled) { $1 }
      text.lastWords += lastWords
    case "transfer":
      text.variables["TRANSFERSTATUS"] = transferred.status
      text.variables["TRANSFERSTATUSPROTOCOL"] = transferred.answer
    case "execif":
      // Of what is done on a condition, what is set decides ways.
      let parts = arguments.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, CallPlanText.isTrue(String(parts[0])), parts[1].hasPrefix("Set("), parts[1].hasSuffix(")"),
        let equals = parts[1].firstIndex(of: "=")
      {
        set(
          String(parts[1][..<equals].dropFirst("Set(".count)),
          String(parts[1][parts[1].index(after: equals)...].dropLast()))
      }
    case "hangupcauseclear": text.lastWords = []
    case "dbdeltree": text.variables = text.variables.filter { !$0.key.hasPrefix("DB(\(arguments)/") }
    case "read": if let name = arguments.split(separator: ",").first { text.variables[String(name)] = keyedIn }
    default: break
    }
    played.append(done)
  }

  private mutating func set(_ written: String, _ value: String) {
    var name = written.trimmed
    while name.hasPrefix("_") { name.removeFirst() }
    if name.hasPrefix("LOCAL("), name.hasSuffix(")") {
      name = String(name.dropFirst(6).dropLast())
      if outer[name] == nil { outer[name] = .some(text.variables[name]) }
    }
    text.variables[name] = value
  }

  private static func split(_ arguments: String) -> (String, [String]) {
    guard let mark = arguments.lastIndex(of: "?") else { return (arguments, []) }
    let targets = arguments[arguments.index(after: mark)...].split(separator: ":").map { String($0).trimmed }
    return (String(arguments[..<mark]), targets)
  }
}
