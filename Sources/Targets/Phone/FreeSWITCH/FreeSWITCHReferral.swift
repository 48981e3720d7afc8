import Facts
import Language

/// A call that is handed over by REFER, and what came of it.
struct FreeSWITCHReferral {
  typealias Action = FreeSWITCHText.Action
  private let flow: FreeSWITCHFlow
  private let index: Int
  private let referral: Referral
  private var step: Step { flow.flow.graph.steps[index] }

  init(_ flow: FreeSWITCHFlow, _ index: Int, _ referral: Referral) {
    self.flow = flow
    self.index = index
    self.referral = referral
  }

  /// The last word on the new call: a number that FreeSWITCH writes itself. What the far end sends is never expanded.
  private static let status = "sip_refer_target_status_code"

  var actions: [Action] {
    let address = ReferredAddress.text(
      referral, flow.plan, keys: { "${\(FreeSWITCHFlow.keys(flow.flow, $0))}" },
      // A dialplan with variables is left out: `PhoneCapabilities`.
      variable: { _ in "" })
    return [
      // Else it ends the call whatever becomes of the new one.
      Action("set", "sip_refer_continue_after_reply=true"), Action("set", "\(Self.status)="),
      Action("deflect", "<\(address)>"), flow.go("\(flow.name(step)).referred"),
    ]
  }

  func writeOutcomes(to text: inout FreeSWITCHText) {
    let name = "\(flow.name(step)).referred"
    text.extension(name, when: [.field("${\(Self.status)}", "^2[0-9][0-9]$")], flow.leave("end", index))
    text.extension(name, flow.leave("failed", index))
  }
}
