import Findings
import Language
import Resolve
import Voice

/// A phone line can call the tool.
enum ToolAccessRule: Rule {
  static let kind = FindingKind(
    "phone/tool-access", .error, "Checks that a phone line can call the tool that a step names",
    why: """
      A call flow has nobody's sign-in: a tool that asks for one always refuses it. The tool must be meant for the phone,
      and have a server. Asterisk sends a header that was set once with every later request of the same call, so one call
      can ask one tool only, as often as it likes.
      """,
    source: "MCP specification 2026-07-28, basic/authorization; Asterisk 22, CURLOPT")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .call(let call) = step.act, let tool = contract.tool(call.tool) else { return nil }
        let place = contract.origin.location(step.node, "call")
        if let fault = fault(of: tool.tool, contract) {
          return Finding(kind, at: place, fault.message, help: fault.help)
        }
        guard let other = another(call, step, dialplan.graph) else { return nil }
        return Finding(
          kind, at: place, "a call that asked `\(other.tool)` can't ask `\(call.tool)` afterwards",
          help: "let one tool answer both, or give each a dialplan")
      }
    }
  }

  private static func fault(of tool: Tool, _ contract: ResolvedContract) -> (message: String, help: String)? {
    if !tool.isCallable(on: .phone) {
      return ("tool `\(tool.name)` is not for the phone", "add `phone` to its `surfaces`")
    }
    if !tool.isOpenToAll {
      return (
        "tool `\(tool.name)` wants a person's sign-in, and a phone line has none",
        "call a tool without `scopes`, or let an agent call it (`connect`)"
      )
    }
    guard let url = contract.contract.server?.url, !url.isEmpty else {
      return ("no server answers `\(tool.name)`", "add `server: {url: …}`")
    }
    guard url.utf8.allSatisfy(isPlain) else {
      return ("a call flow can't write the server's address `\(url)`", "use letters, digits and `:/._~%-` in it")
    }
    return nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: Array(":/._~%-".utf8).contains(byte)
    }
  }

  /// A step before this one that calls another tool.
  private static func another(_ call: ToolCall, _ step: Step, _ graph: CallGraph) -> ToolCall? {
    guard let here = graph.place(of: step.name) else { return nil }
    for (place, before) in graph.steps.enumerated() {
      guard case .call(let other) = before.act, other.tool != call.tool else { continue }
      if graph.reachable(from: [place])[here] { return other }
    }
    return nil
  }
}
