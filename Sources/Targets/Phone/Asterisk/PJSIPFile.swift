import Facts
import Language

/// `pjsip.conf`: the trunks and lines. Every endpoint is known by its address, never by what a From header says.
struct PJSIPFile {
  private(set) var text: String
  private let plan: PhonePlan

  init(_ plan: PhonePlan) {
    self.plan = plan
    text = AsteriskFiles.heading(plan, "Trunks and lines")
    section(
      "global", "global", ["user_agent=parlance", "endpoint_identifier_order=ip"],
      note: "Nobody is known by a name alone, and there is no endpoint for strangers: they get 401.")
    for transport in Trunk.Transport.allCases where used.contains(transport) { write(transport) }
    for trunk in plan.contract.trunks {
      if trunk.project == nil { write(trunk) } else if trunk.name == plan.model?.name { writeModel(trunk) }
    }
    for line in plan.contract.destinations where line.via == nil && PhoneAddress(line.uri).number == nil {
      write(line)
    }
  }

  private var used: Set<Trunk.Transport> {
    var all = Set(
      plan.contract.trunks.filter { $0.project == nil || $0.name == plan.model?.name }.map(\.transport))
    for line in plan.contract.destinations where line.via == nil && PhoneAddress(line.uri).number == nil {
      all.insert(PhoneAddress(line.uri).transport)
    }
    return all
  }

  private mutating func section(_ name: String, _ type: String, _ lines: [String], note: String? = nil) {
    text += "\n"
    if let note { text += ConfigurationValue.comment(note) + "\n" }
    text += "[\(name)]\ntype=\(type)\n"
    for line in lines { text += line + "\n" }
  }

  private mutating func write(_ transport: Trunk.Transport) {
    switch transport {
    case .udp: section("transport-udp", "transport", ["protocol=udp", "bind=0.0.0.0:5060"])
    case .tcp: section("transport-tcp", "transport", ["protocol=tcp", "bind=0.0.0.0:5060"])
    case .tls:
      section(
        "transport-tls", "transport",
        [
          "protocol=tls", "bind=0.0.0.0:5061", "method=tlsv1_2",
          "ca_list_file=/etc/ssl/certs/ca-certificates.crt",
          "verify_server=yes",
        ],
        note: "Calls that come in by TLS need cert_file and priv_key_file of this host besides.")
    }
  }

  /// What every endpoint has.
  private func media(_ transport: Trunk.Transport) -> [String] {
    [
      "transport=transport-\(transport.rawValue)", "disallow=all", "allow=ulaw,alaw",
      "media_encryption=\(transport == .tls ? "sdes" : "no")", "direct_media=no", "rtp_symmetric=yes",
      "dtmf_mode=rfc4733", "identify_by=ip",
    ]
  }

  private func uri(_ user: String, _ host: String, _ transport: Trunk.Transport) -> String {
    let parameter = transport == .udp ? "" : ";transport=\(transport.rawValue)"
    return ConfigurationValue.value("sip:\(user)\(host)\(parameter)")
  }

  private mutating func write(_ trunk: Trunk) {
    let name = plan.names.trunk(trunk.name)
    let host = trunk.host ?? ""
    var endpoint = ["context=\(plan.names.context(.trunk(trunk.name)))"] + media(trunk.transport)
    endpoint += [
      "aors=\(name)", "force_rport=yes", "rewrite_contact=yes", "allow_transfer=no", "trust_id_inbound=no",
    ]
    if let username = trunk.username {
      endpoint += ["outbound_auth=\(name)", "from_user=\(ConfigurationValue.value(username))"]
    }
    section(name, "endpoint", endpoint)
    section(name, "aor", ["contact=\(uri("", host, trunk.transport))"])
    section(
      name, "identify", ["endpoint=\(name)", "match=\(ConfigurationValue.value(Self.withoutPort(host)))"])
    guard let username = trunk.username else { return }
    var auth = ["auth_type=userpass", "username=\(ConfigurationValue.value(username))"]
    if let password = trunk.password { auth.append("password=@secret(\(password.secret))") }
    section(name, "auth", auth)
  }

  /// `host:port` without its port, and `[v6]:port` without brackets and port.
  static func withoutPort(_ host: String) -> String {
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      return String(host[host.index(after: host.startIndex)..<end])
    }
    guard let colon = host.firstIndex(of: ":"), host.lastIndex(of: ":") == colon else { return host }
    return String(host[..<colon])
  }

  private mutating func writeModel(_ trunk: Trunk) {
    let name = plan.names.trunk(trunk.name)
    let endpoint =
      ["context=\(plan.names.context(.trunk(trunk.name)))"] + media(trunk.transport)
      // A leg from which nothing comes any more has dropped.
      + [
        "aors=\(name)", "allow_transfer=yes", "send_pai=no", "send_rpid=no", "from_user=parlance",
        "rtp_timeout=60",
      ]
    section(
      name, "endpoint", endpoint,
      note: "The model's SIP host. A call that it starts matches nothing and gets 401.")
    let host = PhonePlan.modelHost(trunk)
    section(name, "aor", ["contact=\(uri("\(trunk.project ?? "")@", host, trunk.transport))"])
  }

  private mutating func write(_ line: Destination) {
    let name = plan.names.destination(line.name)
    var endpoint = media(PhoneAddress(line.uri).transport) + ["aors=\(name)", "allow_transfer=no"]
    let rules = plan.contract.callingRules.first { $0.phones.contains(line.name) }
    // A phone that may dial is known by its address; the others start no calls.
    if let rules { endpoint.append("context=\(plan.names.context(.calling(rules.name)))") }
    section(name, "endpoint", endpoint)
    if rules != nil, let host = PhoneAddress(line.uri).host {
      section(
        name, "identify", ["endpoint=\(name)", "match=\(ConfigurationValue.value(Self.withoutPort(host)))"])
    }
    section(name, "aor", ["contact=\(ConfigurationValue.value(line.uri))"])
  }
}
