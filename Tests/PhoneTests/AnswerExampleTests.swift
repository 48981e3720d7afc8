import ContractFixtures
import JSONValues
import Language
import Testing

@testable import Resolve

/// What a tool may answer so that a call goes a way: what is said of it afterwards takes no other way.
@Suite struct AnswerExampleTests {
  private static let contract = """
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
          orders: {type: integer, minimum: 0, maximum: 60, multipleOf: 3, description: Open ones.}
          shelf: {enum: ['407193', '55', '7'], description: Where.}
    trunks: {carrier: {host: sip.carrier.example}}
    destinations: {desk: {uri: 'sip:desk@pbx.example'}}
    dialplans:
      line:
        direction: inbound
        numbers: ['+14155550142']
        trunk: carrier
        start: who
        steps:
          who:
            call: find
            with: {phone: $(caller)}
            cases: CASES
            else: told
            on_result: {failed: bye, timeout: bye, no_number: bye}
          told: {say: [You have, {number: $(step.who.orders)}, on, {digits: $(step.who.shelf)}], next: bye}
          bye: {say: Goodbye., hangup: normal}
    """

  /// The example of each way, as text: by case in order, and of `else`.
  private static func examples(_ cases: String) throws -> [String] {
    let resolved = try #require(Fixture(contract.replacing("CASES", with: cases)).resolved)
    let dialplan = try #require(resolved.dialplans.first).dialplan
    guard case .call(let call)? = dialplan.steps["who"]?.act else { return [] }
    let said = dialplan.spokenValues
    #expect(said.count == 2)
    return (call.cases.map { "if:\($0.label)" } + ["else"]).map { outcome in
      resolved.answer(to: call, outcome, saying: said).map {
        String(decoding: JSONWriter.compact(.object($0)), as: UTF8.self)
      } ?? "none"
    }
  }

  @Test(arguments: [
    // The usual ones, where nothing is compared.
    (
      "[{if: output.orders, is: 3, next: told}]",
      [#"{"orders":3,"shelf":"407193"}"#, #"{"orders":21,"shelf":"407193"}"#]
    ),
    // At the edge where the type allows it, else what it has; 21 would be one of the first case.
    (
      "[{if: output.orders, at_least: 20, next: told}, {if: output.orders, at_least: 9, next: told}]",
      [
        #"{"orders":21,"shelf":"407193"}"#, #"{"orders":9,"shelf":"407193"}"#, #"{"orders":0,"shelf":"407193"}"#,
      ]
    ),
    (
      "[{if: output.orders, below: 10, next: told}, {if: output.orders, at_least: 5, below: 40, next: told}]",
      [
        #"{"orders":9,"shelf":"407193"}"#, #"{"orders":12,"shelf":"407193"}"#, #"{"orders":42,"shelf":"407193"}"#,
      ]
    ),
    // Words too: what is said is none for which an earlier case looks.
    (
      "[{if: output.shelf, is: '407193', next: told}, {if: output.shelf, is: '55', next: told}]",
      [
        #"{"shelf":"407193","orders":21}"#, #"{"shelf":"55","orders":21}"#, #"{"orders":21,"shelf":"7"}"#,
      ]
    ),
  ])
  func eachAnswerGoesItsWay(cases: String, wanted: [String]) throws {
    let found = try Self.examples(cases)
    #expect(found == wanted)
  }

  @Test func oneValueIsSaidWithoutAList() throws {
    let text = Self.contract.replacing("CASES", with: "[{if: output.orders, is: 3, next: told}]")
      .replacing(
        "[You have, {number: $(step.who.orders)}, on, {digits: $(step.who.shelf)}]",
        with: "{number: $(step.who.orders)}")
    let resolved = try #require(Fixture(text).resolved)
    #expect(resolved.dialplans.first?.dialplan.spokenValues.map(\.label) == ["number of step.who.orders"])
  }

  @Test func nothingIsLeftOfNumbersThatAreAllTaken() {
    let left = AnswerTest.left(of: 0...20, without: [.range(5...9), .word("x"), .range(-3...0), .range(19...30)])
    #expect(left == [1...4, 10...18])
    #expect(AnswerTest.range(3...8).isCovered(by: [.range(0...4), .range(5...8)]))
    #expect(!AnswerTest.range(3...9).isCovered(by: [.range(0...4), .range(5...8)]))
    #expect(AnswerTest.word("a").isCovered(by: [.word("b"), .word("a")]))
  }
}
