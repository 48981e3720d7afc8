import ContractFixtures
import JSONValues
import Language
import Resolve
import Testing

@testable import Targets

@Suite struct ScenarioTests {
  private static func paths(_ contract: Contract, _ dialplan: String) -> ScenarioPlanner {
    ScenarioPlanner(contract.resolved.dialplan(dialplan)!.graph, contract)
  }

  @Test(arguments: ["support_line", "visit_reminder"]) func everyWayIsGone(_ name: String) throws {
    let graph = try #require(serviceDesk().resolved.dialplan(name)).graph
    let planner = ScenarioPlanner(graph, serviceDesk())
    #expect(planner.uncovered.isEmpty)
    let gone = Set(planner.paths.flatMap(\.legs))
    #expect(gone == Set(ScenarioGraph(graph).legs) && gone.count == planner.ways)
    for path in planner.paths {
      #expect(path.legs.first?.from == graph.start)
      #expect(path.legs.last?.to == nil)
      for (leg, next) in zip(path.legs, path.legs.dropFirst()) { #expect(leg.to == next.from) }
    }
  }

  @Test func whatNoCallCanGoIsSaid() {
    var contract = serviceDesk()
    contract.change("support_line", "after_hours") { $0.next = "opening" }
    contract.dialplans = contract.dialplans.with("support_line") {
      $0.steps = $0.steps.with("after_hours") { $0.next = "opening" }
    }
    let planner = Self.paths(contract, "support_line")
    #expect(
      planner.uncovered.contains { $0.reason == "a schedule, a number or a queue would have to change during the call" }
    )
    #expect(planner.uncovered.contains { $0.reason == "no call comes here" })
  }

  private static func path(_ ways: [(String, String)], _ contract: Contract) throws -> ScenarioPath {
    let graph = ScenarioGraph(try #require(contract.resolved.dialplan("support_line")).graph)
    let numbers = try ways.map { way in
      try #require(
        graph.legs.firstIndex { graph.steps[$0.from].name == way.0 && $0.outcome == way.1 })
    }
    return ScenarioPath(
      graph: graph, aim: numbers[0], numbers: numbers,
      facts: CallFacts(calling: graph.dialplan.numbers.first ?? "", []))
  }

  /// `menu` after `welcome`: three prompts that can't be interrupted, then a key; the key that follows a wrong one.
  @Test func keysArePressedWhenTheQuestionListens() throws {
    let contract = serviceDesk()
    let path = try Self.path(
      [
        ("opening", "if:office"), ("welcome", "next"), ("menu", "no_match:again"), ("menu", "key:0"), ("human", "end"),
      ], contract)
    let timeline = Self.paths(contract, "support_line").timeline(path)
    #expect(
      timeline.actions == [
        .wait(milliseconds: 3 * BenchTimes.prompt + BenchTimes.margin), .press("9"),
        .wait(milliseconds: BenchTimes.key + BenchTimes.margin), .press("0"),
        .wait(milliseconds: BenchTimes.key + 2 * BenchTimes.margin), .hangUp,
      ])
  }

  /// Whoever leaves a message speaks from the key before on, but not while the exchange still hears that key.
  @Test func messagesAreSpoken() throws {
    let contract = serviceDesk()
    let step = try #require(contract.dialplans[0].steps.first { $0.mailbox != nil })
    let path = try Self.path([("menu", "key:0"), ("human", "no_answer"), (step.name, "next")], contract)
    let actions = Self.paths(contract, "support_line").timeline(path).actions
    let speaks = try #require(actions.firstIndex(of: .speak))
    #expect(actions[speaks - 2] == .press("0"))
    #expect(actions[speaks - 1] == .wait(milliseconds: BenchTimes.key))
    #expect(actions[(speaks + 2)...].starts(with: [.hush, .wait(milliseconds: BenchTimes.margin), .press("#")]))
    #expect(actions.filter { $0 == .hush }.count == 1)
  }

  /// A wrong key once, then to the limit of two: the second one is the last.
  @Test func triesThatWereUsedUpAreNotGoneAgain() throws {
    let contract = serviceDesk()
    let again = try Self.path([("menu", "no_match:again"), ("menu", "no_match")], contract)
    let straight = try Self.path([("menu", "no_match")], contract)
    let planner = Self.paths(contract, "support_line")
    let one = planner.timeline(again)
    let other = planner.timeline(straight)
    #expect(one.milliseconds + one.untilEnd == other.milliseconds + other.untilEnd)
  }

  /// A call goes on to what it comes by, so that there are far fewer calls than ways.
  @Test func callsCoverSeveralWays() throws {
    let graph = try #require(serviceDesk().resolved.dialplan("support_line")).graph
    let planner = ScenarioPlanner(graph, serviceDesk())
    #expect(planner.paths.count * 3 < planner.ways * 2)
    #expect(Set(planner.paths.map(\.aim)).count == planner.paths.count)
  }

  /// A menu with switches that count twenty rounds each: so many calls that are not alike could not all be tried.
  private static func counted(_ steps: [String], keys count: Int) throws -> ScenarioPlanner {
    let keys = (1...count).map { "{press: '\($0)', next: s\($0)}" }.joined(separator: ", ")
    let fixture = Fixture(
      """
      parlance: 1
      contract: rounds
      version: 1.0.0
      trunks:
        carrier: {host: sip.carrier.example}
      dialplans:
        line:
          direction: inbound
          numbers: ['+14155550142']
          trunk: carrier
          start: menu
          steps:
            menu: {ask: Press a key., keys: [\(keys)], no_input: {next: bye}, no_match: {next: s1}}
            \(steps.joined(separator: "\n      "))
            bye: {say: Goodbye., hangup: normal}
      """)
    let resolved = try #require(fixture.resolved, "\(fixture.findings.map(\.message))")
    return ScenarioPlanner(try #require(resolved.dialplan("line")).graph, resolved.contract)
  }

  /// Each is looked at by itself, so that no way is left out.
  @Test func switchesThatCountAreTriedOneByOne() throws {
    func planner() throws -> ScenarioPlanner {
      try Self.counted(
        [
          "s1: {switch: [{visits: 20, next: bye}, {visits: 10, next: s2}], else: menu}",
          "s2: {switch: [{visits: 20, next: bye}, {visits: 15, next: s3}], else: menu}",
          "s3: {switch: [{visits: 20, next: bye}, {visits: 7, next: s1}], else: menu}",
        ], keys: 3)
    }
    let (one, other) = (try planner(), try planner())
    #expect(one.uncovered.isEmpty)
    #expect(one.states < 1_000)
    #expect(one.paths.map(\.numbers) == other.paths.map(\.numbers) && one.states == other.states)
  }

  /// Only who comes twenty times to `s1` comes to `last`, and only who does that twenty times to the prize: by itself neither
  /// count leads there.
  @Test func whatWouldTakeTooManyTriesIsSaid() throws {
    let planner = try Self.counted(
      [
        "s1: {switch: [{visits: 20, next: last}], else: menu}",
        "s2: {switch: [{visits: 20, next: menu}], else: menu}",
        "s3: {switch: [{visits: 20, next: menu}], else: menu}",
        "s4: {switch: [{visits: 20, next: menu}], else: menu}",
        "last: {switch: [{visits: 20, next: prize}], else: menu}",
        "prize: {say: You are patient., next: bye}",
      ], keys: 4)
    #expect(
      planner.uncovered.map { "\(planner.graph.steps[$0.leg.from].name) \($0.leg.outcome): \($0.reason)" } == [
        "last if:20 visits: too many paths lead here to try them all",
        "prize next: too many paths lead here to try them all",
      ])
    #expect(Set(planner.paths.flatMap(\.legs)).count + planner.uncovered.count == planner.ways)
    #expect(planner.states < 4_000)
  }

  @Test func setsOfFactsGoBeyondOneWord() {
    var all = FactSet(below: 130)
    #expect(all.contains(129) && !all.contains(130))
    all.remove(129)
    var few = FactSet()
    few.insert(64)
    #expect(all.isSuperset(of: few) && !few.isSuperset(of: all) && !all.isDisjoint(with: few))
    all.formIntersection(few)
    #expect(all.contains(64) && !all.contains(3))
    few.remove(64)
    #expect(few.isDisjoint(with: all))
  }

  @Test func aRefusedCallIsNeverAnswered() throws {
    var contract = serviceDesk()
    contract.change("support_line", "after_hours") {
      $0.say = nil
      $0.disclose = []
      $0.act = .hangup(.busy)
    }
    let text = try emitted("phone/sipp/support_line/after_hours-end.xml", of: contract)
    #expect(text.contains("<recv response=\"486\""))
    #expect(!text.contains("BYE"))
  }

  @Test func coverageSaysWhatTheBenchMustDo() throws {
    let text = try emitted("phone/sipp/coverage.json", of: serviceDesk())
    #expect(text.contains("\"file\": \"support_line/assistant-dropped.xml\""))
    #expect(text.contains("\"office\": \"closed\""))
    #expect(text.contains("\"callee\": \"machine\""))
    #expect(
      text.contains("\"escalated\": \"200; REFER to sip:escalated@pbx.example after the conversation\""))
  }

  @Test func aScheduleChangesAtQuartersUnlessItsHoursSayOtherwise() {
    func step(_ from: Int, _ to: Int) -> Int {
      var schedule = serviceDesk().schedules[0]
      schedule.hours = schedule.hours.prefix(1).map {
        var hours = $0
        hours.from = TimeOfDay(minutes: from)
        hours.to = TimeOfDay(minutes: to)
        return hours
      }
      return schedule.changesEvery
    }
    #expect(step(480, 1_110) == 15 && step(1_200, 150) == 15 && step(0, 1_440) == 15)
    #expect(step(480, 740) == 5 && step(485, 740) == 5 && step(480, 1_051) == 1 && step(489, 1_440) == 3)
  }

  @Test func theLastMinutesBeforeAClosing() {
    let schedule = serviceDesk().schedules[0]
    let instants = ScheduleInstants(schedule, among: serviceDesk().schedules, isAwaited: true)
    #expect(instants.closing.contains("2027-01-11T17:59") && !instants.closing.contains("2027-01-11T17:58"))
    #expect(Set(instants.closing).isSubset(of: instants.open))
  }

  @Test func schedulesHaveInstantsOnBothSidesOfTheirEdges() {
    let instants = ScheduleInstants(serviceDesk().schedules[0], among: serviceDesk().schedules)
    #expect(instants.open.contains("2027-01-11T08:00") && instants.open.contains("2027-01-11T17:59"))
    #expect(instants.closed.contains("2027-01-11T07:59") && instants.closed.contains("2027-01-11T18:00"))
    #expect(instants.holidays.map(\.name) == ["Stock-taking", "Thanksgiving", "Christmas Day"])
    #expect(instants.holidays[0].times.contains("2027-01-04T12:00"))
    #expect(instants.holidays[1].times.contains("2027-11-25T12:00"))
  }

  @Test(arguments: [
    ("2026-11-24", Weekday.tue, 20_781), ("2000-02-29", .tue, 11_016), ("1970-01-01", .thu, 0),
    ("1969-12-31", .wed, -1),
  ]) func daysAreCounted(_ text: String, _ weekday: Weekday, _ days: Int) {
    let date = CalendarDate(days: days)
    #expect(date.text == text)
    #expect(date.days == days)
    #expect(date.weekday == weekday)
  }
}
