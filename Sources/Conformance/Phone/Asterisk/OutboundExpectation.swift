import Facts
import Findings
import JSONSchemas
import Language
import Resolve

/// Calls that go out, played through: to numbers that are right and wrong, at every edge of the window.
enum OutboundExpectation: Expectation {
  static let name = "that calls go out in the contract's window only, to its numbers, and show its own"

  private static let kind = ConformanceFindings.callFile

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange else { return }
    for dialplan in subject.contract.dialplans where dialplan.direction == .outbound {
      guard let file = subject.files["phone/outbound/\(dialplan.name).call"] else { continue }
      let lines = file.text.split(separator: "\n").map(String.init)
      checkFile(file, lines, dialplan, subject, &verdict)
      let channel = lines.first { $0.hasPrefix("Channel: Local/") }?.dropFirst("Channel: Local/".count) ?? ""
      let place = channel.prefix { $0 != "/" }.split(separator: "@").map(String.init)
      guard place.count == 2, exchange.plan.priorities(place[1], place[0]) != nil else { continue }
      let call = OutboundCall(exchange: exchange, exten: place[0], context: place[1])
      check(call, dialplan, subject, &verdict)
    }
  }

  /// What the exchange is told besides where the call goes.
  private static func checkFile(
    _ file: GeneratedFiles.Entry, _ lines: [String], _ dialplan: Dialplan, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    var wanted = ["Setvar: __PARLANCE_NUMBER=@number@"]
    if dialplan.window?.timezone == "callee" { wanted.append("Setvar: __PARLANCE_TIMEZONE=@timezone@") }
    verdict.expect(
      lines.filter { $0.hasPrefix("Setvar:") } == wanted, kind, at: file.start,
      "the sender does not tell whom to call, and where they are",
      declared: subject.place(of: "dialplan.\(dialplan.name)")
    )
    let wait = lines.first { $0.hasPrefix("WaitTime: ") }.flatMap { Int($0.dropFirst("WaitTime: ".count)) } ?? 0
    verdict.expect(
      wait > PhoneFacts.usualRinging, kind, at: file.start,
      "calls of `\(dialplan.name)` are given up after \(wait) seconds, before the ringing is over",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
  }

  private static func check(
    _ call: OutboundCall, _ dialplan: Dialplan, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let zone = dialplan.window.map { $0.timezone == "callee" ? "America/Denver" : $0.timezone }
    let numbers = CalledNumbers(dialplan, subject.resolved)?.posix
    let number = numbers.flatMap(example) ?? "+12125550143"
    let exchange = call.exchange
    func expect(_ holds: Bool, _ player: CallPlanPlayer, _ message: @autoclosure () -> String) {
      verdict.expect(
        holds, kind,
        at: exchange.file.location(
          (player.lastChoice ?? player.last)?.range ?? exchange.plan.contexts[call.context]?.range ?? 0..<0),
        message(), declared: subject.place(of: "dialplan.\(dialplan.name)"))
    }
    var wrong: (minute: CivilMinute, player: CallPlanPlayer)?
    var allowed: CivilMinute?
    var zones: Set<String> = []
    for minute in instants(dialplan.window) {
      let isAllowed = dialplan.window.map { Self.isOpen($0, at: minute) } ?? true
      let player = call.played(to: number, at: minute, in: zone)
      zones.formUnion(player.text.zones)
      if isAllowed { allowed = allowed ?? minute }
      if call.dialled(player) != (isAllowed ? number : nil), wrong == nil { wrong = (minute, player) }
    }
    guard let allowed else { return }
    let usual = call.played(to: number, at: allowed, in: zone)
    expect(
      wrong == nil, wrong?.player ?? usual,
      "calls of `\(dialplan.name)` \(wrong.map { call.dialled($0.player) == nil ? "don't " : "" } ?? "")go out at \(wrong?.minute.text ?? ""), against its window"
    )
    if wrong != nil { return }
    expect(
      zones == Set([zone].compactMap { $0 }), usual, "calls of `\(dialplan.name)` do not go by the zone of its window")
    let shown = dialplan.callerID?.filter { $0.isNumber || $0 == "+" }
    expect(
      shown == nil || usual.text.variables["CALLERID(num)"] == shown, usual,
      "calls of `\(dialplan.name)` show `\(usual.text.variables["CALLERID(num)"] ?? "")`, not \(shown ?? "")")
    for other in ["", "112", "+0123456789", "+1212555014312345", "0012125550143"] {
      let player = call.played(to: other, at: allowed, in: zone)
      expect(call.dialled(player) == nil, player, "`\(other)` is called, which is no whole number")
    }
    guard dialplan.window?.timezone == "callee" else { return }
    let hostile = call.played(to: number, at: allowed, in: "America/D,e?n:v${EXTEN}er")
    expect(
      hostile.text.zones.allSatisfy { $0.utf8.allSatisfy { $0.isNameByte || [0x2F, 0x2B].contains($0) } }, hostile,
      "a zone that the sender gives is read as more than a name")
    for (place, isThere) in [("", "1"), ("Nowhere/Town", "0")] {
      var player = call.begun(to: number, at: allowed, in: place)
      player.text.variables["STAT()"] = isThere
      _ = player.play(call.context, call.exten)
      expect(call.dialled(player) == nil, player, "a call goes out to somebody whose zone nobody knows")
    }
  }

  /// A number that a pattern takes: of those that are tried, which have the lengths of whole numbers.
  private static func example(_ posix: String) -> String? {
    guard let pattern = try? Pattern(posix) else { return nil }
    return ["+12125550143", "+442079460000", "+4930123456", "+33123456789", "+81312345678"].first(
      where: pattern.matches)
  }

  private static func isOpen(_ window: Window, at minute: CivilMinute) -> Bool {
    OpeningTimes.isOpen(days: window.days, from: window.from, to: window.to, at: minute)
  }

  /// The edges of the window, on each day of a week.
  private static func instants(_ window: Window?) -> [CivilMinute] {
    let monday = CalendarDate(year: 2027, month: 1, day: 11)
    let edges = [window?.from.minutes, window?.to.minutes].compactMap { $0 }
    let minutes = Set(edges.flatMap { [$0 - 1, $0, $0 + 1] } + [0, 720, 1_439]).filter { (0..<1_440).contains($0) }
    return (0..<7).flatMap { day in minutes.sorted().map { CivilMinute(monday.adding(days: day), $0) } }
  }
}

/// One call that a file begins.
private struct OutboundCall {
  let exchange: ExchangeFiles
  let exten: String
  let context: String

  func begun(to number: String, at minute: CivilMinute, in zone: String?) -> CallPlanPlayer {
    var player = CallPlanPlayer(exchange.plan)
    player.text.now = minute.seconds
    player.text.variables["PARLANCE_NUMBER"] = number
    player.text.variables["CALLERID(num)"] = "anonymous"
    if let zone { player.text.variables["PARLANCE_TIMEZONE"] = zone }
    return player
  }

  func played(to number: String, at minute: CivilMinute, in zone: String?) -> CallPlanPlayer {
    var player = begun(to: number, at: minute, in: zone)
    _ = player.play(context, exten)
    return player
  }

  /// The number that is called; nil if nobody is.
  func dialled(_ player: CallPlanPlayer) -> String? {
    guard let dial = player.played.first(where: { $0.application == "Dial" }) else { return nil }
    return String(dial.arguments.dropFirst("PJSIP/".count).prefix { $0 != "@" })
  }
}
