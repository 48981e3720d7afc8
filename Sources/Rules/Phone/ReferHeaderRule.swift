import Facts
import Findings
import Language
import Resolve

/// A call that is handed over takes along what it should, and nothing else.
enum ReferHeaderRule: Rule {
  static let kind = FindingKind(
    "phone/refer-header", .error, "Checks that a call that is handed over takes along what it may",
    why: """
      A header of `refer` is put into the caller's new call by whoever follows the REFER. One that says who calls, by which
      way or with which rights (`From`, `Via`, `Route`, `Authorization`, `Replaces`) would let a call flow forge calls, and
      most far ends leave it out. So a header begins with `X-`, or is one that only tells something: `Alert-Info`,
      `Call-Info`, `Priority`, `Subject`, `User-to-User`. Its value is text of one line, or digits that every call has
      answered a question with: never a caller's number, nor words that somebody else sent.
      """,
    source: "RFC 3261, sections 19.1.5 and 25.1; RFC 3515, section 2.1; RFC 7433")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        guard case .refer(let referral) = step.act else { return [] }
        return referral.headers.indices.compactMap { check(referral.headers, $0, step, dialplan.graph, contract) }
      }
    }
  }

  private static func check(
    _ headers: [Referral.Header], _ place: Int, _ step: Step, _ graph: CallGraph, _ contract: ResolvedContract
  ) -> Finding? {
    let header = headers[place]
    if let fault = fault(of: header.name) {
      return Finding(kind, at: contract.origin.location(header.key), fault.message, help: fault.help)
    }
    let small = header.name.lowercased()
    if let first = headers[..<place].first(where: { $0.name.lowercased() == small }) {
      return Finding(
        kind, at: contract.origin.location(header.key), "`\(header.name)` and `\(first.name)` are one header",
        help: "take one of them out: small and capital letters make no difference")
    }
    guard let fault = fault(of: header.value, step, graph) else { return nil }
    return Finding(kind, at: contract.origin.location(header.node), fault.message, help: fault.help)
  }

  private static func fault(of name: String) -> (message: String, help: String)? {
    if ReferFacts.isAllowed(name) { return nil }
    let registered = ReferFacts.registered.map { "`\($0)`" }.joined(separator: ", ")
    if !ReferFacts.isToken(name) {
      return ("`\(name)` is no name of a header", "write `X-` and letters, digits or `-`: `X-Case`")
    }
    if name.lowercased().hasPrefix("x-") {
      return ("`\(name)` can't be written into an address", "write `X-` and letters, digits or `-`: `X-Case`")
    }
    return (
      "a call that is handed over may not take `\(name)` along", "name it `X-\(name)`, or take one of \(registered)"
    )
  }

  private static func fault(
    of value: Referral.Value, _ step: Step, _ graph: CallGraph
  ) -> (message: String, help: String)? {
    switch value {
    case .literal(let text):
      if text.unicodeScalars.contains(where: { isOfControl($0) }) {
        return ("this value is not text of one line", "take line breaks and control characters out")
      }
      return text.utf8.contains { $0 != 0x20 } ? nil : ("this value is empty", "write one, or take the header out")
    case .variable: return nil
    case .keys(let name):
      let keys = PressedKeys(name: name, step: step, graph: graph)
      if let fault = keys.fault { return fault }
      return keys.withoutDigits.map {
        (
          "nothing is left of `\($0.press.text)`, pressed at `\(name)`: only digits are taken along",
          "lead `\($0.press.text)` to a step that gives text of its own"
        )
      }
    }
  }

  private static func isOfControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
  }
}
