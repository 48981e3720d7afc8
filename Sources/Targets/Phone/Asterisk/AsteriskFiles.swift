import Facts
import Language
import Outputs

/// `phone/asterisk/`: one exchange's configuration for everything that an environment's dialplans do.
enum AsteriskFiles {
  /// `contexts` are those of each dialplan.
  static func outputs(_ plan: PhonePlan, contexts: [[UInt8]]) -> [Output] {
    guard !plan.flows.isEmpty else { return [] }
    let flows = plan.declarations
    let extensions = [ExtensionsFile.beginning(plan)] + contexts
    let trunks = plan.contract.trunks.map { "trunk.\($0.name)" }
    let destinations = plan.contract.destinations.map { "destination.\($0.name)" }
    let calling = plan.contract.callingRules.map { "calling_rules.\($0.name)" }
    let mailboxes = plan.contract.mailboxes.map { "mailbox.\($0.name)" }
    var outputs = [
      Output(
        path: "phone/asterisk/extensions.conf", content: FileContent(extensions.map { $0[...] }),
        declarations: flows + trunks + calling),
      file("pjsip", PJSIPFile(plan).text, trunks + destinations),
    ]
    if !plan.contract.queues.isEmpty {
      let queues = plan.contract.queues.map { "queue.\($0.name)" }
      outputs.append(file("queues", QueuesFile.text(plan), queues + destinations))
      if let rules = QueuesFile.rules(plan) { outputs.append(file("queuerules", rules, queues)) }
    }
    if plan.hasConferences { outputs.append(file("confbridge", conferences(plan), flows)) }
    if plan.hasLeaving || plan.hasPassing { outputs.append(file("features", features(plan), flows)) }
    if !plan.lots.isEmpty { outputs.append(file("res_parking", ParkingFile.text(plan), flows)) }
    if !mailboxes.isEmpty { outputs.append(file("voicemail", VoicemailFile.text(plan), mailboxes)) }
    let streams = plan.contract.usedStreams
    if !streams.isEmpty {
      outputs.append(
        file("websocket_client", StreamsFile.text(plan, streams), streams.map { "stream.\($0.name)" }))
    }
    if plan.flows.contains(where: \.detectsMachines) {
      let detecting = plan.flows.filter(\.detectsMachines).map { "dialplan.\($0.name)" }
      outputs.append(file("amd", MachineDetectionFile.text(plan), detecting))
    }
    for flow in plan.flows where flow.dialplan.direction == .outbound {
      let name = NameTable.token(flow.name)
      outputs.append(
        Output(
          path: "phone/outbound/\(name).call", bytes: Array(CallFile.text(flow, plan).utf8),
          declarations: ["dialplan.\(flow.name)"]))
    }
    return outputs
  }

  /// Each step says for itself how its caller takes part.
  private static func conferences(_ plan: PhonePlan) -> String {
    heading(plan, "Conferences")
      + "\n[general]\n\n[default_bridge]\ntype=bridge\n\n[default_user]\ntype=user\n"
  }

  /// Only a call that is put through with `H` goes by it.
  private static func features(_ plan: PhonePlan) -> String {
    let leaving = plan.hasLeaving ? "disconnect=\(Transfer.LeaveKey.star.key)\n" : ""
    guard plan.hasPassing else {
      return heading(plan, "Keys by which callers leave a call")
        + "\n[general]\n\n[featuremap]\n\(leaving)\n[applicationmap]\n"
    }
    return heading(plan, "Keys that do something during a call")
      + "\n[general]\n\(passing.joined(separator: "\n"))\n\n[featuremap]\nblindxfer=\(PhoneFacts.blindKeys)\n"
      + "atxfer=\(PhoneFacts.attendedKeys)\n\(leaving)\n[applicationmap]\n"
  }

  /// How somebody passes a caller on, who is put through with `t`. Whoever hangs up before the other has answered has put the
  /// caller through; it is the dialplan that says how long it rings there. Nobody is called again who has hung up. All that the
  /// exchange says is a tone, the same in every language.
  private static let passing = [
    "transferdigittimeout=3", "transferdialattempts=1", "transferannouncesound=beep", "transferinvalidsound=beeperr",
    "xfersound=beep", "xferfailsound=beeperr", "atxferdropcall=yes",
    "atxfernoanswertimeout=\(PhoneFacts.longestRinging + 10)", "atxferabort=\(PhoneFacts.attendedKeys)",
    "atxfercomplete=", "atxferthreeway=", "atxferswap=",
  ]

  private static func file(_ name: String, _ text: String, _ declarations: [String]) -> Output {
    Output(path: "phone/asterisk/\(name).conf", bytes: Array(text.utf8), declarations: declarations)
  }

  /// The lines that every file begins with.
  static func heading(_ plan: PhonePlan, _ purpose: String) -> String {
    ConfigurationValue.comment(
      "\(purpose) of \(plan.contract.name), environment \(plan.contract.environment). Written by parlance build."
    ) + "\n"
  }
}
