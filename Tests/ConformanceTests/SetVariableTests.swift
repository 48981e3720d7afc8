import ContractFixtures
import Testing

/// The suite follows variables that several steps set together, and finds nothing in what a build wrote of them.
@Suite struct SetVariableTests {
  /// A dialplan with two variables, and steps that a test is about.
  private static func tree(_ steps: String) -> Tree {
    let text = """
      parlance: 1
      contract: rounds
      version: 1.0.0
      server: {name: rounds, url: 'https://tools.rounds.example/mcp'}
      tools:
        look:
          title: Look
          description: Use this when a visit is wanted. It says when somebody is free.
          effect: read
          open_world: false
          surfaces: [phone]
          input:
            level: {type: integer, minimum: 1, maximum: 9, description: How pressing it is., optional: true}
            topic: {enum: [billing, repairs], description: What it is about., optional: true}
          output:
            free: {type: boolean, description: Whether somebody is free.}
            on: {type: string, format: date, description: The day.}
            at: {type: string, format: date-time, description: When.}
      trunks: {carrier: {host: 127.0.0.1, transport: udp}}
      destinations: {front: {uri: 'sip:front@pbx.example'}}
      dialplans:
        desk:
          direction: inbound
          trunk: carrier
          numbers: ['+14155550195']
          language: en
          variables:
            level: {type: integer, minimum: 1, maximum: 9, default: 1}
            topic: {enum: [billing, repairs], default: repairs}
          start: menu
          steps:
            menu: {ask: One or two., keys: [{press: '1', next: a}, {press: '2', next: b}], no_input: {next: b}, no_match: {next: b}}
            front: {transfer: front, on_result: {busy: bye, no_answer: bye, failed: bye}}
            bye: {hangup: normal}

      """
    return Tree(Fixture(text + steps.split(separator: "\n").map { "      \($0)\n" }.joined()))
  }

  @Test(arguments: [
    // A switch that compares two variables, of which the first case takes the default.
    """
    a: {set: {topic: billing}, next: sort}
    b: {set: {level: 2}, next: sort}
    sort: {switch: [{value: $(set.level), is: 1, next: front}, {value: $(set.topic), is: billing, next: bye}], else: bye}
    """,
    // One between cases of an answer.
    """
    a: {set: {level: 2, topic: billing}, next: b}
    b: {call: look, with: {level: $(set.level)}, cases: [{if: output.free, next: sort}], else: sort, on_result: {failed: sort, timeout: sort}}
    sort: {switch: [{value: $(step.b.free), is: false, next: bye}, {value: $(set.topic), is: billing, next: front}, {value: $(step.b.free), next: bye}], else: front}
    """,
    // Two that one step sets together, said one after the other, and told.
    """
    a: {set: {level: 2, topic: billing}, next: c}
    b: {set: {level: 3}, next: c}
    c: {say: [Level, {number: $(set.level)}], next: d}
    d: {transfer: front, screen: [{number: $(set.level)}, of, {digits: $(caller)}, Press 1.], on_result: {busy: e, no_answer: bye, failed: bye, declined: bye}}
    e: {set: {level: 7}, transfer: front, tell: [{number: $(set.level)}], on_result: {busy: bye, no_answer: bye, failed: bye}}
    """,
    // What a step sets for its own tool, its own header, and as the keys are kept that it asks for.
    """
    a: {set: {level: 4, topic: billing}, next: c}
    b: {set: {level: 3}, call: look, with: {level: $(set.level), topic: $(set.topic)}, cases: [{if: output.free, next: c}], else: c, on_result: {failed: c, timeout: c}}
    c: {set: {level: 5}, ask: Type two digits., keys: [{press: XX, next: d}], no_input: {next: bye}, no_match: {next: bye}}
    d: {say: [{digits: $(keys.c)}, {number: $(set.level)}], next: e}
    e: {set: {topic: repairs}, refer: front, headers: {X-Level: $(set.level), X-Topic: $(set.topic)}, on_result: {failed: bye}}
    """,
    // Behind a step that parks the call.
    """
    a: {set: {level: 2}, park: lot, on_result: {timeout: sort, failed: sort}}
    b: {say: Hm., next: sort}
    sort: {switch: [{value: $(set.level), is: 2, next: front}], else: bye}
    """,
    // A day and a time that whoever answers is told; words on several lines.
    """
    a: {call: look, cases: [{if: output.free, next: c}], else: bye, on_result: {failed: bye, timeout: bye}}
    b: {say: "Hello\\n  there.\\n", next: bye}
    c: {transfer: front, screen: [Since, {date: $(step.a.on)}, at, {time: $(step.a.at), timezone: America/New_York}, Press 1.], on_result: {busy: bye, no_answer: bye, failed: bye, declined: bye}}
    """,
  ])
  func findsNothingInWhatABuildWrote(_ steps: String) {
    let (findings, checks) = Self.tree(steps).judged()
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    #expect(checks > 300)
  }
}
