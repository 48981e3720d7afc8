import Facts
import Language
import Resolve

/// What asks the contract's own server by one of its tools (`func_curl`, `func_json`).
///
/// The request holds text of the contract, and digits; the answer stays in a variable that is read by `JSON_DECODE` and
/// compared by `REGEX` with words of the contract. So nothing that a caller or a server sends is ever read as dialplan:
/// an expression gets 0 or 1. Answer and headers are set by functions, inside `LEN`, which keeps them out of the log.
extension StepContext {
  func write(_ call: ToolCall, to text: inout DialplanText) {
    guard let tool = plan.resolved.tool(call.tool), let server = plan.contract.server else { return }
    let said = flow.values(of: step)
    let compared = flow.compared(of: step)
    // What it answered before is no longer so.
    for value in said { text.run("Set(\(PhoneNames.value(value, flow))=)") }
    for member in compared { text.run("Set(\(PhoneNames.value(member.source, flow))=)") }
    if call.needsCaller {
      text.run("Set(TOOL_NUMBER=${FILTER(0-9,${CALLERID(num)})})")
      text.run("GotoIf($[${REGEX(\"^\(PhoneFacts.numberPattern)$\" ${TOOL_NUMBER})} = 0]?no_number)")
    }
    if call.needsCallee {
      // The digits that were dialled: the exchange has looked at the same ones before it did (`OutboundContext`).
      text.run("Set(TOOL_CALLEE=${FILTER(0-9,${PARLANCE_NUMBER})})")
      text.run("GotoIf($[${REGEX(\"^\(PhoneFacts.numberPattern)$\" ${TOOL_CALLEE})} = 0]?failed)")
    }
    let seconds = text.wait("TOOL_WAIT", call.timeout?.seconds ?? PhoneFacts.usualToolWait)
    text.run("Set(CURLOPT(httptimeout)=\(seconds))")
    // A header that is set is sent with all that follows: a call that comes here again has them.
    text.run("GotoIf($[\"${TOOL_READY}\" = \"yes\"]?ready)")
    for (option, value) in ToolRequest.options(tool.tool) { text.run("Set(CURLOPT(\(option))=\(value))") }
    text.run("Set(TOOL_READY=yes)")
    let request = ToolRequest.body(tool, call, flow, plan.resolved)
    text.run("Set(TOOL_REQUEST=\(request))", label: "ready")
    text.run("Set(TOOL_BEGUN=${EPOCH})")
    text.run("Set(TOOL_SIZE=${LEN(${SET(TOOL_ANSWER=${CURL(\(server.url),${TOOL_REQUEST})})})})")
    text.run("Set(TOOL_SECONDS=$[${EPOCH} - ${TOOL_BEGUN}])")
    text.run("GotoIf($[${TOOL_SIZE} = 0 & ${TOOL_SECONDS} >= \(seconds)]?timeout)")
    // A longer answer has been cut.
    text.run("GotoIf($[${TOOL_SIZE} < 2 | ${TOOL_SIZE} > \(PhoneFacts.valueLength)]?failed)")
    text.run("GotoIf($[${REGEX(\"^1$\" ${JSON_DECODE(TOOL_ANSWER,result.isError)})} = 1]?failed)")
    text.run("GotoIf($[${LEN(${JSON_DECODE(TOOL_ANSWER,\(ToolRequest.content))})} < 2]?failed)")
    for (place, value) in said.enumerated() { keep(value, "unsaid\(place + 1)", to: &text) }
    for (place, value) in compared.enumerated() {
      keep(value.source, ifLike: value.pattern, "unkept\(place + 1)", to: &text) { member, text in
        text.run("Set(\(PhoneNames.value(value.source, flow))=\(member))")
      }
    }
    for (place, item) in call.cases.enumerated() {
      let member = member(item.members)
      switch plan.resolved.test(item, of: tool) {
      case .word(let word):
        // The exchange reads a boolean as a digit.
        let wanted = word.bool.map { $0 ? "1" : "0" } ?? item.wanted
        text.run("GotoIf($[${REGEX(\"^\(wanted)$\" \(member))} = 1]?case\(place + 1))")
      case .range(let numbers):
        // Only what is digits comes into an expression.
        text.run("GotoIf($[${REGEX(\"\(PhoneFacts.numeralPattern)\" \(member))} = 0]?other\(place + 1))")
        let asked = CallCondition.isWithin(numbers, member, least: item.least, limit: item.limit)
        text.run("GotoIf($[\(asked)]?case\(place + 1))")
        text.run("NoOp()", label: "other\(place + 1)")
      }
    }
    leave("else", to: &text)
    for (place, item) in call.cases.enumerated() {
      text.run("NoOp(\(item.label))", label: "case\(place + 1)")
      leave("if:\(item.label)", to: &text)
    }
    for outcome in PhoneFacts.toolOutcomes where outcome != "no_number" || call.needsCaller {
      text.run("NoOp(\(outcome))", label: outcome)
      leave(outcome, to: &text)
    }
  }

  /// A member of the answer.
  private func member(_ path: [String]) -> String {
    "${JSON_DECODE(TOOL_ANSWER,\(([ToolRequest.content] + path).joined(separator: ".")))}"
  }

  /// Keeps a value of the answer that is said afterwards, if it is what can be said.
  private func keep(_ value: SpokenValue, _ label: String, to text: inout DialplanText) {
    keep(value.source, ifLike: value.pattern, label, to: &text) { member, text in
      if value.isMoment {
        keepMoment(value, member, label, to: &text)
      } else {
        text.run("Set(\(PhoneNames.value(value, flow))=\(member))")
      }
    }
  }

  /// Keeps a member of the answer if it fits a pattern as a whole, and else goes on behind.
  private func keep(
    _ source: SpokenValue.Source, ifLike pattern: String, _ label: String, to text: inout DialplanText,
    _ set: (_ member: String, inout DialplanText) -> Void
  ) {
    guard case .answer(_, let path) = source else { return }
    let member = member(path)
    text.run("GotoIf($[${REGEX(\"\(pattern)\" \(member))} = 0]?\(label))")
    set(member, &text)
    text.run("NoOp()", label: label)
  }

  /// Keeps what was pressed, where a tool is given it, a header has it or it is said or compared.
  func keep(_ outcome: String, to text: inout DialplanText) {
    guard outcome.hasPrefix("key:"), flow.keptKeys.contains(step.name) else { return }
    text.run("Set(\(PhoneNames.keys(flow, step.name))=${FILTER(0-9,${EXTEN})})")
  }
}

/// One `tools/call` without a handshake (MCP 2026-07-28, basic/transports/streamable-http).
enum ToolRequest {
  /// Where the answer's value stands.
  static let content = "result.structuredContent"

  /// The settings of the request, in order.
  static func options(_ tool: Tool) -> [(String, String)] {
    [
      ("ssl_verifypeer", "1"), ("followlocation", "0"),
      ("failurecodes", PhoneFacts.httpFailures.map(String.init).joined(separator: ",")),
    ]
      + [
        "Content-Type: application/json", "Accept: application/json, text/event-stream",
        "MCP-Protocol-Version: \(MCPFacts.protocolVersion)", "Mcp-Method: tools/call",
        "Mcp-Name: \(ConfigurationValue.argument(tool.protocolName))",
      ].map { ("httpheader", $0) }
  }

  /// The body as JSON that the exchange fills in.
  static func body(
    _ tool: ResolvedTool, _ call: ToolCall, _ flow: PhonePlan.Flow, _ contract: ResolvedContract
  ) -> String {
    let arguments = call.arguments.map { argument -> String in
      let value: String
      switch argument.value {
      case .caller: value = "\"+${TOOL_NUMBER}\""
      case .called: value = "\"+${FILTER(0-9,${CALLERID(dnid)})}\""
      case .callee: value = "\"+${TOOL_CALLEE}\""
      case .keys(let step): value = "\"${\(PhoneNames.keys(flow, step))}\""
      case .variable(let name):
        let text = "${\(PhoneNames.variable(flow, name))}"
        let isText = flow.dialplan.variables[name].map { $0.type == nil || $0.type == .string } ?? true
        value = isText ? "\"\(text)\"" : text
      case .literal(let text):
        switch contract.literal(text, for: argument.name, of: tool) {
        case .string(let text): value = quoted(text)
        case .bool(let isTrue): value = isTrue ? "true" : "false"
        default: value = String(Int(text) ?? 0)
        }
      }
      return "\(quoted(argument.name)):\(value)"
    }
    let meta =
      "\"io.modelcontextprotocol/protocolVersion\":\"\(MCPFacts.protocolVersion)\","
      + "\"io.modelcontextprotocol/clientCapabilities\":{}"
    return
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\(quoted(tool.tool.protocolName)),"
      + "\"arguments\":{\(arguments.joined(separator: ","))},\"_meta\":{\(meta)}}}"
  }

  /// A string of JSON in which nothing has a meaning for the exchange: everything but plain letters is written by its number.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x20, 0x2B, 0x2D...0x3A, 0x40...0x5A, 0x5F, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(unit)!)
      default:
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
