import ContractFixtures
import JSONValues
import Language
import Resolve
import Testing

@testable import Targets

/// Variables that a flow sets: what they are on each way, and that the plan of calls goes every way that they decide.
@Suite struct VariableTests {
  private static func contract(_ variables: String, _ steps: String) -> String {
    """
    parlance: 1
    contract: shop
    version: 1.0.0
    trunks: {carrier: {host: sip.carrier.example}}
    destinations: {desk: {uri: 'sip:desk@pbx.example'}}
    dialplans:
      line:
        direction: inbound
        numbers: ['+14155550142']
        trunk: carrier
        variables: {\(variables)}
        start: menu
        steps:
          \(steps.replacing("\n", with: "\n      "))
          desk: {transfer: desk, on_result: {busy: menu, no_answer: bye, failed: bye}}
          bye: {say: Goodbye., hangup: normal}
    """
  }

  private static func plan(_ text: String) throws -> PhonePlan {
    let fixture = Fixture(text)
    return PhonePlan(try #require(fixture.resolved, "\(fixture.findings.map(\.message))"))
  }

  private static let menu =
    "menu: {ask: Press 1 or 2., keys: [{press: '1', next: bill}, {press: '2', next: sale}], no_input: {next: sort}, no_match: {next: bye}}"

  private static let steps = """
    \(menu)
    bill: {set: {topic: bill}, next: sort}
    sale: {set: {topic: sale, level: 3}, next: sort}
    sort: {switch: [{value: $(set.topic), is: bill, next: desk}, {value: $(set.level), at_least: 2, below: 4, next: bye}], else: late}
    late: {switch: [{value: $(set.topic), is: bill, next: bye}, {value: $(set.topic), is: sale, next: bye}], else: desk}
    """
  private static let variables =
    "topic: {enum: [none, bill, sale], default: none}, level: {type: integer, minimum: 1, maximum: 3, default: 1}"

  @Test func valuesAreKnownOnEachWay() throws {
    let plan = try Self.plan(Self.contract(Self.variables, Self.steps))
    let graph = plan.flows[0].graph
    let flow = try #require(VariableFlow("topic", in: graph))
    func values(_ step: String) throws -> [String] { flow.values(at: try #require(graph.place(of: step))) }
    // Who was busy comes back with what was set before.
    #expect(try values("menu") == ["none", "bill"])
    #expect(try values("sale") == ["sale"])
    #expect(try values("sort") == ["none", "bill", "sale"])
    // What the switch has led elsewhere comes there no more; it does not follow two variables at a time.
    #expect(try values("late") == ["none", "sale"])
    #expect(flow.isSure && VariableFlow("topics", in: graph) == nil)
  }

  @Test func theWayWithoutAValueIsTold() throws {
    let variables = "topic: {enum: [bill, sale]}, level: {type: integer, minimum: 1, maximum: 3, default: 1}"
    let graph = try Self.plan(Self.contract(variables, Self.steps)).flows[0].graph
    let flow = try #require(VariableFlow("topic", in: graph))
    #expect(flow.unsetWay(to: try #require(graph.place(of: "sort"))) == ["menu", "sort"])
    #expect(flow.unsetWay(to: try #require(graph.place(of: "bill"))) == nil)
    #expect(flow.unsetWay(to: try #require(graph.place(of: "late"))) == ["menu", "sort", "late"])
  }

  @Test func whoeverAnswersIsToldVariablesAndSpans() throws {
    let steps = """
      menu: {ask: How long?, keys: [{press: 'XX', next: sale}], no_input: {next: bye}, no_match: {next: bye}}
      sale: {set: {level: 3}, next: told}
      told: {transfer: desk, screen: [Level, {number: $(set.level)}, of, {digits: $(caller)}, in, {duration: $(keys.menu), unit: minutes}, Press 1.], on_result: {busy: bye, no_answer: bye, failed: bye, declined: bye}}
      """
    let plan = try Self.plan(
      Self.contract("level: {type: integer, minimum: 1, maximum: 3, default: 1}", steps))
    let outputs = PhoneTarget.outputs(plan)
    func file(_ path: String) throws -> String {
      String(decoding: try #require(outputs.first { $0.path == path }).bytes, as: UTF8.self)
    }
    let calls = try file("phone/asterisk/extensions.conf")
    #expect(calls.contains("gU(line-told-screen^${VARIABLE_1}^${SHOWN_NUMBER}^${KEYS_1})"))
    #expect(calls.contains("GosubIf($[${LEN(${ARG3})} > 0]?line-duration-en,span_in_minutes,1($[${ARG3} + 0]))"))
    let routes = try file("phone/twiml/routes.json")
    #expect(
      routes.contains("\"variable\": \"level\"") && routes.contains("\"durations\":") && routes.contains("\"told\":"))
    let words = plan.flows.first?.prompts.durations?.prompts.map(\.text)
    #expect(words?.contains("minutes") == true)
  }

  @Test func whoeverAnswersIsToldAndNotAsked() throws {
    let steps = """
      menu: {set: {level: 3}, next: told}
      told: {transfer: desk, tell: [Level, {number: $(set.level)}, waits.], on_result: {busy: bye, no_answer: bye, failed: bye}}
      """
    let plan = try Self.plan(Self.contract("level: {type: integer, minimum: 1, maximum: 3, default: 1}", steps))
    let outputs = PhoneTarget.outputs(plan)
    func file(_ path: String) throws -> String {
      String(decoding: try #require(outputs.first { $0.path == path }).bytes, as: UTF8.self)
    }
    let calls = try file("phone/asterisk/extensions.conf")
    #expect(calls.contains("gU(line-told-tell^${VARIABLE_1})"))
    let heard = try #require(calls.split(separator: "[line-told-tell]").last?.split(separator: "\n[").first)
    #expect(heard.contains("SayNumber(${ARG1}"))
    #expect(
      heard.contains("Set(MASTER_CHANNEL(LEG_UP)=") && !heard.contains("Read(") && !heard.contains("LEG_DECLINED"))
    let document = try file("phone/twiml/line/told.tell.xml")
    #expect(document.contains("@value1@") && !document.contains("Gather") && !document.contains("Hangup"))
    let coverage = try file("phone/sipp/coverage.json")
    #expect(coverage.contains("hears_milliseconds") && !coverage.contains("\"presses\""))
  }

  /// Each way that hangs on a value is gone by calls that have it; one that no call can have has a reason.
  @Test func everyWayIsGoneByCallsThatHaveTheValue() throws {
    let plan = try Self.plan(Self.contract(Self.variables, Self.steps))
    let flow = plan.flows[0]
    let planner = ScenarioPlanner(flow, plan)
    let uncovered = planner.uncovered.map {
      "\(planner.paths[0].graph.steps[$0.leg.from].name) \($0.leg.outcome): \($0.reason)"
    }
    #expect(
      uncovered.sorted() == [
        "late if:set.topic is bill: no call comes to this step with such a value",
        "late if:set.topic is sale: no call comes to this step with such a value",
      ])
    var seen: Set<String> = []
    for path in planner.paths {
      var variables = SetVariables(flow.dialplan)
      for leg in path.legs {
        let step = path.graph.steps[leg.from]
        variables.come(to: step)
        seen.insert("\(step.name) \(leg.outcome)")
        switch (step.name, leg.outcome) {
        case ("sort", "if:set.topic is bill"): #expect(variables["topic"] == "bill")
        case ("sort", "else"): #expect(variables["topic"] != "bill" && variables["level"] == "1")
        case ("sort", _): #expect(variables["topic"] != "bill" && variables["level"] == "3")
        default: break
        }
      }
    }
    #expect(
      seen.isSuperset(of: ["sort if:set.topic is bill", "sort if:set.level at least 2 and below 4", "late else"]))
  }

  /// A value that only a second coming gives: the call goes round once more for it.
  @Test func aCallComesBackForAValue() throws {
    let steps = """
      menu: {ask: Press 1 or 2., keys: [{press: '1', next: urgent}, {press: '2', next: desk}], no_input: {next: sort}, no_match: {next: bye}}
      urgent: {set: {urgent: true}, next: desk}
      sort: {switch: [{value: $(set.urgent), next: bye}], else: desk}
      """
    let plan = try Self.plan(Self.contract("urgent: {type: boolean, default: false}", steps))
    let planner = ScenarioPlanner(plan.flows[0], plan)
    #expect(planner.uncovered.isEmpty)
    let path = try #require(
      planner.paths.first { $0.legs.contains { $0.outcome == "if:set.urgent is true" } })
    let names = path.legs.map { path.graph.steps[$0.from].name }
    #expect(Array(names.prefix(5)) == ["menu", "urgent", "desk", "menu", "sort"])
  }
}
