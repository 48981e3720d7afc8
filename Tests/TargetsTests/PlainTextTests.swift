import JSONValues
import Language
import Resolve
import Testing

@testable import Targets

private let shop = """
  types:
    Money: {properties: {amount: integer, currency: string}}
    Slot: {properties: {at: {type: string, format: date-time}, who: string}}
  tools:
    quote:
      description: Quotes.
      effect: read
      input: {fault: string}
      output:
        title: string
        lines: {type: array, items: {properties: {label: string, price: Money}}}
        total: Money
        until: {type: string, format: date}
        phone: {type: string, optional: true}
        plan: {enum: [not_yet, basic]}
        slots: {type: array, items: Slot}
      widget: card
      examples:
        - name: one
          input: {fault: Leak}
          output:
            title: Repair
            lines: [{label: Call-out, price: {amount: 7900, currency: USD}}, {label: Part, price: {amount: -5, currency: EUR}}, {label: Tax, price: {amount: 1234567, currency: JPY}}]
            total: {amount: 18900, currency: USD}
            until: '2026-12-31'
            plan: not_yet
            slots: [{at: '2026-11-24T09:00:00-05:00', who: Priya}]
        - {name: none, input: {fault: Leak}, error: Nothing is known about that.}
    status:
      description: Tells.
      effect: read
      output:
        state: {enum: [on_order, arrived]}
        expected_on: {type: string, format: date, optional: true}
        price: Money
        tags: {type: array, items: string}
        slots: {type: array, items: Slot}
        done: boolean
      examples:
        - name: one
          input: {}
          output: {state: on_order, expected_on: '2024-02-29', price: {amount: 5, currency: KWD}, tags: [a, b], slots: [{at: '2026-01-01T00:05:00Z', who: Tom}], done: true}
    nothing:
      description: Does.
      effect: write
      examples: [{name: one, input: {}, output: {}}]
  widgets:
    card:
      title: Card
      inline:
        - heading: $(output.title)
        - text: About $(input.fault).
        - if: output.phone
          then: [{text: $(output.phone)}]
          else: [{text: No phone.}]
        - list: {of: output.lines, limit: 2, title: $(item.label), value: $(item.price | money)}
        - facts:
            - {label: Total, value: $(output.total | money)}
            - {label: Until, value: $(output.until | date)}
            - {label: Phone, value: $(output.phone? | phone)}
            - {label: Plan, value: $(output.plan)}
        - choice: {name: slot, of: output.slots, value: $(item.at), title: $(item.at | datetime), subtitle: with $(item.who)}
        - table: {of: output.lines, columns: [{label: Work, value: $(item.label)}, {label: Price, value: $(item.price | money)}]}
        - actions: [{label: Ask, message: Why?}]
  """

@Suite struct PlainTextTests {
  private func texts(_ name: String) throws -> [String] {
    let contract = try resolved(shop)
    let tool = try #require(contract.tool(name))
    return tool.tool.examples.map { PlainText(contract).text(of: $0, of: tool) }
  }

  @Test func tellsWhatTheWidgetShows() throws {
    #expect(
      try texts("quote") == [
        """
        Repair
        About Leak.
        No phone.
        Call-out: $79.00
        Part: -0.05 EUR
        And 1 more.
        Total: $189.00
        Until: December 31, 2026
        Plan: Not yet
        Tuesday, November 24, 2026, 9:00 AM with Priya
        Call-out, $79.00
        Part, -0.05 EUR
        Tax, 1,234,567 JPY
        """, "Nothing is known about that.",
      ])
  }

  @Test func tellsFieldByFieldWithoutAWidget() throws {
    #expect(
      try texts("status") == [
        """
        State: On order
        Expected on: February 29, 2024
        Price: 0.005 KWD
        Tags:
        - a
        - b
        Slots:
        - At: Thursday, January 1, 2026, 12:05 AM
          Who: Tom
        Done: Yes
        """
      ])
  }

  @Test func neverSaysNothing() throws { #expect(try texts("nothing") == ["Done."]) }
}

@Suite struct PlainFormatTests {
  @Test(arguments: [
    (JSONValue.double(0.25), Format.percent, "25%"), (.double(0.12345), .percent, "12.35%"),
    (.int(1), .percent, "100%"),
    (.int(-1_234_567), .number, "-1,234,567"), (.double(1234.5), .number, "1,234.5"),
    (.int(12), .number, "12"),
    ("2026-11-24T13:30:00Z", .time, "1:30 PM"), ("08:05:00", .time, "8:05 AM"),
    ("2026-11-24", .date, "November 24, 2026"),
    ("+14155550123", .phone, "+14155550123"),
    (JSONValue.object(["amount": 5, "currency": "USD"]), .money, "$0.05"),
  ])
  func says(_ value: JSONValue, _ format: Format, _ text: String) {
    #expect(PlainFormat.text(value, format) == text)
  }

  @Test(arguments: [
    (JSONValue.string("soon"), Format.date), ("2026-13-01", .date), ("2026-11-24", .datetime), ("x", .number),
    ("9", .time),
    ("x", .money), (JSONValue.object(["amount": 1]), .money), ("2026-11-24T25:00:00Z", .datetime),
  ])
  func leavesWhatDoesNotFit(_ value: JSONValue, _ format: Format) {
    #expect(PlainFormat.text(value, format) == nil)
  }
}
