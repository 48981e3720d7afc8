import Facts
import Findings
import JSONValues
import Language
import Resolve
import SourceText
import Syntax

/// What the exchange sends where a step calls a tool, played through with keys and numbers that nobody else has.
enum ToolRequestExpectation: Expectation {
  static let name = "that a call flow asks the contract's server by the step's tool, with its arguments, in time"

  private static let kind = ConformanceFindings.toolRequest
  private static let caller = "+14155550100"
  /// Whom an outbound dialplan calls, and what the sender may have put in with it.
  private static let callee = "+12125550143"
  private static let calleeAsSent = "+1212\"555,01${EXTEN}43"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange else { return }
    let calls = { (step: Step) in if case .call(let call) = step.act { call } else { ToolCall?.none } }
    for dialplan in subject.resolved.dialplans where dialplan.dialplan.steps.contains(where: { calls($0) != nil }) {
      let walk = FlowWalk.gone(dialplan, exchange, subject)
      for step in dialplan.dialplan.steps {
        guard let call = calls(step), let tool = subject.resolved.tool(call.tool),
          let context = walk.contexts[step.name]
        else { continue }
        let play = StepPlay(
          exchange: exchange, resolved: subject.resolved, dialplan: dialplan.dialplan, step: step, context: context)
        check(call, tool, play, walk, subject, &verdict)
      }
    }
  }

  private static func check(
    _ call: ToolCall, _ tool: ResolvedTool, _ play: StepPlay, _ walk: FlowWalk, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    let exchange = play.exchange
    let declared = subject.place(of: "dialplan.\(play.dialplan.name)")
    var play = play
    var digits: [String: String] = [:]
    for (place, asked) in call.keySteps.enumerated() {
      guard let step = play.dialplan.steps[asked], case .ask(let ask) = step.act,
        let key = ask.keys.first(where: { $0.press.digits > 0 }), let context = walk.contexts[asked]
      else { continue }
      let question = StepPlay(
        exchange: exchange, resolved: subject.resolved, dialplan: play.dialplan, step: step, context: context)
      play.begun.merge(question.kept(key, as: "40\(place)")) { $1 }
      digits[asked] = "40\(place)"
    }
    let called = play.dialplan.numbers.first ?? ""
    play.begun["CALLERID(dnid)"] = called
    play.begun["PARLANCE_NUMBER"] = calleeAsSent
    guard let player = play.play("else")?.player else { return }
    let played = player.played
    func expect(_ holds: Bool, _ priority: CallPlan.Priority?, _ message: @autoclosure () -> String) {
      verdict.expect(
        holds, kind,
        at: exchange.file.location(priority?.range ?? exchange.plan.contexts[play.context]?.range ?? 0..<0),
        message(), declared: declared)
    }
    let url = subject.contract.server?.url ?? ""
    let asking = (exchange.plan.priorities(play.context, "s") ?? []).filter { $0.arguments.contains("${CURL(") }
    expect(
      asking.count == 1 && asking[0].arguments.contains("${CURL(\(url),${TOOL_REQUEST})}"), asking.first,
      "step `\(play.step.name)` asks another address than `\(url)`")
    let options = played.filter { $0.arguments.hasPrefix("CURLOPT(") }
    let wanted = wanted(call, tool)
    for option in options {
      let text = option.arguments.replacing("\\", with: "")
      expect(wanted.contains(text), option, "step `\(play.step.name)` asks with `\(text)`, which is not as it must be")
    }
    let told = Set(options.map { $0.arguments.replacing("\\", with: "") })
    let missing = wanted.first { !told.contains($0) }
    // One that is there in another way has been told.
    let isOther = missing.map { text in
      options.contains {
        $0.arguments.prefix { $0 != "=" } == text.prefix { $0 != "=" } && !wanted.contains($0.arguments)
      }
    }
    expect(
      missing == nil || isOther == true, options.last, "step `\(play.step.name)` asks without `\(missing ?? "")`")
    // With each value of its variables in turn.
    let states = call.variables.isEmpty ? [nil] : walk.variables.states(of: call.variables).map { Optional($0) }
    for state in states {
      var calling = play
      calling.begun.merge(state?.variables ?? [:]) { $1 }
      let held = (state?.values ?? [:]).merging(play.step.values) { $1 }
      let played = state == nil ? played : calling.play("else")?.player.played ?? []
      let request = played.last { $0.arguments.hasPrefix("TOOL_REQUEST=") }
      let body = request.flatMap { value(of: String($0.arguments.dropFirst("TOOL_REQUEST=".count))) }
      let right = self.body(
        call, tool, called: called, subject.resolved, keys: { digits[$0] ?? "" },
        variable: { name in
          held[name].flatMap { play.dialplan.variables[name]?.json($0) } ?? .null
        })
      expect(
        body == right, request,
        "step `\(play.step.name)` sends \(body?.shown ?? "no JSON"), not \(right.shown)")
    }
    guard call.needsCallee else { return }
    let unfit = play.play("no_number")
    let failed = play.play("failed")
    expect(
      unfit?.stop == failed?.stop && unfit?.player.played.contains { $0.arguments.hasPrefix("TOOL_REQUEST=") } == false,
      unfit?.player.last, "step `\(play.step.name)` tells the server of a callee whose number nobody has looked at")
  }

  /// The settings of a request: the certificate is looked at, nobody sends it on, and a refusal is no answer.
  private static func wanted(_ call: ToolCall, _ tool: ResolvedTool) -> [String] {
    let headers = [
      "Content-Type: application/json", "Accept: application/json, text/event-stream",
      "MCP-Protocol-Version: \(MCPFacts.protocolVersion)", "Mcp-Method: tools/call",
      "Mcp-Name: \(tool.tool.protocolName)",
    ]
    let failures = PhoneFacts.httpFailures.map(String.init).joined(separator: ",")
    return [
      "CURLOPT(httptimeout)=\(call.timeout?.seconds ?? PhoneFacts.usualToolWait)", "CURLOPT(ssl_verifypeer)=1",
      "CURLOPT(followlocation)=0", "CURLOPT(failurecodes)=\(failures)",
    ] + headers.map { "CURLOPT(httpheader)=\($0)" }
  }

  private static func body(
    _ call: ToolCall, _ tool: ResolvedTool, called: String, _ contract: ResolvedContract, keys: (String) -> String,
    variable: (String) -> JSONValue
  ) -> JSONValue {
    var arguments = JSONObject()
    for argument in call.arguments {
      switch argument.value {
      case .caller: arguments.append(argument.name, .string(caller))
      case .called: arguments.append(argument.name, .string(called))
      case .callee: arguments.append(argument.name, .string(callee))
      case .keys(let step): arguments.append(argument.name, .string(keys(step)))
      case .variable(let name): arguments.append(argument.name, variable(name))
      case .literal(let text): arguments.append(argument.name, contract.literal(text, for: argument.name, of: tool))
      }
    }
    let meta: JSONValue = [
      "io.modelcontextprotocol/protocolVersion": .string(MCPFacts.protocolVersion),
      "io.modelcontextprotocol/clientCapabilities": [:],
    ]
    let parameters: JSONValue = [
      "name": .string(tool.tool.protocolName), "arguments": .object(arguments), "_meta": meta,
    ]
    return ["jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": parameters]
  }

  /// A text as JSON; nil if it is none.
  private static func value(of text: String) -> JSONValue? {
    var sources = SourceSet()
    let id = sources.add(SourceFile(name: "request.json", bytes: Array(text.utf8)))
    var tree = NodeTree()
    let read = tree.read(id, of: sources)
    return read.findings.isEmpty ? read.value.first.map { tree.jsonValue($0).value } : nil
  }
}
