import JSONValues
import Language
import Outputs

/// `phone/freeswitch/`: the same call flows for FreeSWITCH. No FreeSWITCH has run them (Debian has none): their structure is
/// proven, and every way is played through by the suite's own reader.
enum FreeSWITCHFiles {
  /// `obstacles` are those of each dialplan.
  static func outputs(_ plan: PhonePlan, _ obstacles: [FreeSWITCHLimits.Obstacles]) -> [Output] {
    guard !plan.flows.isEmpty else { return [] }
    let flows = plan.declarations
    let told = plan.flows.filter { obstacles[$0.number].isEmpty }
    let trunks = plan.contract.trunks.map { "trunk.\($0.name)" }
    return [
      Output(
        path: "phone/freeswitch/dialplan.xml", bytes: Array(dialplan(plan, told).utf8), declarations: flows + trunks),
      Output(
        path: "phone/freeswitch/gateways.xml", bytes: Array(FreeSWITCHGateways.text(plan).utf8),
        declarations: trunks),
      Output(
        path: "phone/freeswitch/limits.json", content: FileContent(FreeSWITCHLimits.content(plan, obstacles)),
        declarations: flows),
    ]
  }

  static func heading(_ plan: PhonePlan, _ purpose: String) -> String {
    let whole =
      "\(purpose) of \(plan.contract.name), environment \(plan.contract.environment). Written by parlance build."
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- \(FreeSWITCHText.comment(whole)) -->\n"
  }

  private static func dialplan(_ plan: PhonePlan, _ told: [PhonePlan.Flow]) -> String {
    var text = FreeSWITCHText()
    for trunk in plan.contract.trunks where trunk.project == nil { write(trunk, plan, told, to: &text) }
    for flow in told { FreeSWITCHFlow(flow, plan).write(to: &text) }
    return heading(plan, "Call flows") + "<include>\n" + text.text + "</include>\n"
  }

  /// Only numbers that a dialplan declares lead anywhere. Of what a caller sends, a number of digits is kept.
  private static func write(
    _ trunk: Trunk, _ plan: PhonePlan, _ told: [PhonePlan.Flow], to text: inout FreeSWITCHText
  ) {
    let name = plan.names.context(.trunk(trunk.name))
    text.context(name, "Calls from \(trunk.name): the numbers that a dialplan has, and no others.") { text in
      for flow in told where flow.dialplan.direction == .inbound && flow.dialplan.trunk == trunk.name {
        let context = plan.names.context(.flow(flow.name))
        let language = plan.hasLanguages ? FreeSWITCHFlow(flow, plan).language(flow.calls.first) : []
        for number in flow.dialplan.numbers {
          let digits = String(number.filter { $0.isASCII && $0.isNumber })
          if digits.isEmpty { continue }
          text.extension(
            named: "\(context)-\(digits)", called: "^\\+?\(digits)$",
            when: [.field("caller_id_number", "^\\+?[0-9]{1,15}$")],
            language + [
              .init("set", "effective_caller_id_number=${caller_id_number}"),
              .init("set", "effective_caller_id_name="),
              .init("transfer", "\(plan.names.step(flow, flow.dialplan.start)) XML \(context)"),
            ])
          text.extension(
            named: "\(context)-\(digits)-unknown", called: "^\\+?\(digits)$",
            language + [
              .init("set", "effective_caller_id_number=anonymous"), .init("set", "effective_caller_id_name="),
              .init("transfer", "\(plan.names.step(flow, flow.dialplan.start)) XML \(context)"),
            ])
        }
      }
      text.extension(named: "\(name)-nobody", called: "^.*$", [.init("hangup", "UNALLOCATED_NUMBER")])
    }
  }
}
