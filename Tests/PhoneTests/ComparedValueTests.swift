import ContractFixtures
import JSONValues
import Language
import Resolve
import Testing

@testable import Targets

/// Switches that compare what was pressed or answered before: the plan of calls gives each case the values that it wants.
@Suite struct ComparedValueTests {
  private static func contract(_ steps: String, tiers: String = "plain, gold", start: String = "who") -> String {
    """
    parlance: 1
    contract: shop
    version: 1.0.0
    server: {name: shop, url: 'https://tools.shop.example/mcp'}
    tools:
      find:
        title: Find a customer
        description: Use this when a caller's number is all that is known.
        effect: read
        open_world: false
        surfaces: [phone]
        input: {phone: {type: string, pattern: '^[+][0-9]{7,15}$', description: The number.}}
        output:
          tier: {enum: [\(tiers)], optional: true, description: How.}
          orders: {type: integer, minimum: 0, maximum: 60, multipleOf: 3, description: Open ones.}
          known: {type: boolean, description: Whether.}
    trunks: {carrier: {host: sip.carrier.example}}
    destinations: {desk: {uri: 'sip:desk@pbx.example'}}
    dialplans:
      line:
        direction: inbound
        numbers: ['+14155550142']
        trunk: carrier
        start: \(start)
        steps:
          \(steps.replacing("\n", with: "\n      "))
          bye: {say: Goodbye., hangup: normal}
    """
  }

  private static let who =
    "who: {call: find, with: {phone: $(caller)}, cases: [{if: output.orders, at_least: 30, next: bye}], else: menu, "
    + "on_result: {failed: menu, timeout: bye, no_number: menu}}"

  private static func flow(_ text: String) throws -> (PhonePlan.Flow, PhonePlan) {
    let fixture = Fixture(text)
    let plan = PhonePlan(try #require(fixture.resolved, "\(fixture.findings.map(\.message))"))
    return (try #require(plan.flows.first), plan)
  }

  /// Each answer of a scenario as text, in order.
  private static func answers(_ path: ScenarioPath, _ flow: PhonePlan.Flow) -> [String] {
    path.numbers.indices.compactMap { place in
      guard case .call = path.graph.steps[path.legs[place].from].act else { return nil }
      return flow.answer(on: path, place).map { String(decoding: JSONWriter.compact(.object($0)), as: UTF8.self) }
        ?? "none"
    }
  }

  /// The last answer counts: to come by both cases in one call the tool must answer otherwise the second time.
  @Test func theLastAnswerCounts() throws {
    let steps = """
      \(Self.who)
      menu: {ask: Press 1., keys: [{press: '1', next: sort}, {press: '2', next: bye}], no_input: {next: bye}, no_match: {next: bye}}
      sort: {switch: [{value: $(step.who.tier), is: gold, next: again}, {value: $(step.who.orders), is: '9', next: desk}], else: bye}
      again: {say: Once more., next: who}
      desk: {transfer: desk, on_result: {busy: bye, no_answer: bye, failed: bye}}
      """
    let (flow, plan) = try Self.flow(Self.contract(steps))
    let planner = ScenarioPlanner(flow, plan)
    #expect(planner.uncovered.isEmpty)
    let all = planner.paths.map { Self.answers($0, flow) }
    #expect(all.contains { $0.count > 1 && $0[0].contains("gold") })
    for path in planner.paths {
      // A case is gone by who has been answered so at last.
      for (place, leg) in path.legs.enumerated() where leg.outcome == "if:step.who.tier is gold" {
        let before = path.legs[..<place].lastIndex { path.graph.steps[$0.from].name == "who" }
        let answer = before.flatMap { flow.answer(on: path, $0) }
        #expect(answer?["tier"]?.string == "gold" && (answer?["orders"]?.int ?? 0) < 30)
      }
    }
  }

  /// What no value leads to is said, with the reason.
  @Test func aWayWithoutAValueIsSaid() throws {
    let steps = """
      menu: {ask: Press 1 or 2., keys: [{press: '1', next: sort}, {press: '2', next: sort}], no_input: {next: bye}, no_match: {next: bye}}
      sort: {switch: [{value: $(keys.menu), is: '1', next: bye}, {value: $(keys.menu), is: '2', next: bye}], else: desk}
      desk: {transfer: desk, on_result: {busy: bye, no_answer: bye, failed: bye}}
      """
    let (flow, plan) = try Self.flow(Self.contract(steps, start: "menu"))
    let uncovered = ScenarioPlanner(flow, plan).uncovered
    #expect(uncovered.first?.leg.outcome == "else")
    #expect(uncovered.first?.reason == "no call comes to this step with such a value")
  }

  /// Keys stay through a silence at the same question, and others take their place.
  @Test func keysStay() throws {
    let steps = """
      menu: {ask: Press 1 or 2., keys: [{press: '1', next: other}, {press: '2', next: other}, {press: '*', next: other}], no_input: {next: sort}, no_match: {next: bye}}
      other: {ask: Press 9 to go back., keys: [{press: '9', next: menu}], no_input: {next: bye}, no_match: {next: bye}}
      sort: {switch: [{value: $(keys.menu), is: '2', next: desk}], else: bye}
      desk: {transfer: desk, on_result: {busy: bye, no_answer: bye, failed: bye}}
      """
    let (flow, plan) = try Self.flow(Self.contract(steps, start: "menu"))
    let planner = ScenarioPlanner(flow, plan)
    #expect(planner.uncovered.isEmpty)
    let path = try #require(planner.paths.first { $0.legs.contains { $0.outcome == "if:keys.menu is 2" } })
    let ways = path.legs.map(\.outcome)
    let sorted = try #require(ways.firstIndex(of: "if:keys.menu is 2"))
    #expect(ways[sorted - 1] == "no_input" && ways[..<sorted].last { $0.hasPrefix("key:") && $0 != "key:9" } == "key:2")
  }

  /// Where many members are compared each is tried by itself, so that a plan stays one.
  @Test func manyMembersAreTriedOneByOne() throws {
    let words = (1...40).map { "w\($0)" }
    let cases =
      words.map { "{value: $(step.who.tier), is: \($0), next: desk}" }
      + [0, 3, 6].map { "{value: $(step.who.orders), is: '\($0)', next: desk}" } + [
        "{value: $(step.who.known), next: desk}"
      ]
    let steps = """
      \(Self.who)
      menu: {ask: Press 1., keys: [{press: '1', next: sort}], no_input: {next: bye}, no_match: {next: bye}}
      sort: {switch: [\(cases.joined(separator: ", "))], else: bye}
      desk: {transfer: desk, on_result: {busy: bye, no_answer: bye, failed: bye}}
      """
    let (flow, plan) = try Self.flow(Self.contract(steps, tiers: words.joined(separator: ", ")))
    #expect(flow.answers["who"].map { $0.count < 150 } == true)
    let uncovered = ScenarioPlanner(flow, plan).uncovered
    #expect(uncovered.map { "\($0.leg.outcome): \($0.reason)" } == [])
  }

  /// What is compared of nothing costs nothing.
  @Test func nothingIsKeptInVain() throws {
    let steps = """
      \(Self.who)
      menu: {ask: Press 1., keys: [{press: '1', next: bye}], no_input: {next: bye}, no_match: {next: bye}}
      """
    let (flow, _) = try Self.flow(Self.contract(steps))
    #expect(flow.compared.isEmpty && flow.keptKeys.isEmpty && flow.answers["who"]?.count == 2)
  }
}
