import Language

/// `gateways.xml`: the trunks, for a SIP profile that is named `external`.
enum FreeSWITCHGateways {
  static func text(_ plan: PhonePlan) -> String {
    var text = FreeSWITCHFiles.heading(plan, "Trunks") + "<include>\n"
    for trunk in plan.contract.trunks {
      text += "  <gateway name=\"\(XMLText.escape(plan.names.trunk(trunk.name)))\">\n"
      for (name, value) in parameters(trunk, plan) {
        text += "    <param name=\"\(name)\" value=\"\(XMLText.escape(value))\"/>\n"
      }
      text += "  </gateway>\n"
    }
    return text + "</include>\n"
  }

  private static func parameters(_ trunk: Trunk, _ plan: PhonePlan) -> [(String, String)] {
    let host = FreeSWITCHText.argument(trunk.project == nil ? trunk.host ?? "" : PhonePlan.modelHost(trunk))
    var all = [
      ("realm", host), ("proxy", host), ("register", "false"), ("caller-id-in-from", "true"),
      ("register-transport", trunk.transport.rawValue), ("contact-params", "transport=\(trunk.transport.rawValue)"),
    ]
    // A gateway without a name and a password is not loaded, even where neither is used.
    all.append(("username", FreeSWITCHText.argument(trunk.username ?? trunk.project ?? "parlance")))
    all.append(("password", trunk.password.map { "@secret(\($0.secret))" } ?? "not-used"))
    if trunk.project == nil { all.append(("context", plan.names.context(.trunk(trunk.name)))) }
    return all
  }
}
