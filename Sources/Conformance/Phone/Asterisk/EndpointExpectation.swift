import Findings
import Language

/// What `pjsip.conf` says of everybody who is called or calls: how they are known, and whether others can listen.
enum EndpointExpectation: Expectation {
  static let name = "that nobody is known by a name alone, and that what goes by TLS is encrypted"

  private static let kind = ConformanceFindings.trunkSetting

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange, let file = subject.files["phone/asterisk/pjsip.conf"] else { return }
    let sections = exchange.trunks.sections
    func expect(_ holds: Bool, _ section: Configuration.Section?, _ key: String, _ message: @autoclosure () -> String) {
      let place = section.map { file.location($0.range(of: key)) } ?? file.start
      verdict.expect(holds, kind, at: place, message())
    }
    let global = sections.first { $0.value("type") == "global" }
    expect(
      global?.value("endpoint_identifier_order") == "ip", global, "endpoint_identifier_order",
      "callers are known by something else than their address")
    for section in sections where section.value("type") == "transport" && section.value("protocol") == "tls" {
      expect(section.value("verify_server") == "yes", section, "verify_server", "a far end may be anybody")
      expect(
        section.value("ca_list_file") != nil, section, "ca_list_file", "no authority is known by which a far end is")
      expect(
        ["tlsv1_2", "tlsv1_3"].contains(section.value("method")), section, "method",
        "`\(section.name)` takes versions of TLS that are broken")
    }
    for section in sections where section.value("type") == "endpoint" {
      check(section, exchange, file, &verdict)
    }
    for section in sections where section.value("type") == "aor" {
      let contact = section.value("contact") ?? ""
      expect(
        exchange.isDeclared(contact, subject.contract), section, "contact",
        "`\(contact)` is no destination of the contract, and no trunk")
    }
    for section in sections where section.value("type") == "identify" {
      check(section, exchange, file, &verdict, subject)
    }
    checkNames(exchange, file, subject, &verdict)
  }

  private static func check(
    _ section: Configuration.Section, _ exchange: ExchangeFiles, _ file: GeneratedFiles.Entry,
    _ verdict: inout Verdict
  ) {
    let contact = exchange.contact(of: section.name) ?? ""
    let isSecure = contact.hasPrefix("sips:") || contact.lowercased().contains("transport=tls")
    let transport = exchange.trunks.sections.first {
      $0.name == section.value("transport") && $0.value("type") == "transport"
    }
    let wanted = isSecure ? "tls" : contact.lowercased().contains("transport=tcp") ? "tcp" : "udp"
    var expected = [
      ("media_encryption", isSecure ? "sdes" : "no"), ("dtmf_mode", "rfc4733"), ("disallow", "all"),
      ("allow", "ulaw,alaw"), ("direct_media", "no"),
    ]
    // A leg from which nothing comes any more has dropped.
    if section.value("allow_transfer") == "yes" { expected.append(("rtp_timeout", "60")) }
    verdict.expect(
      transport?.value("protocol") == wanted, kind, at: file.location(section.range(of: "transport")),
      "`\(section.name)` is called by another transport than \(wanted)")
    for (key, value) in expected {
      verdict.expect(
        section.value(key) == value, kind, at: file.location(section.range(of: key)),
        "`\(key)` of `\(section.name)` is \(section.value(key).map { "`\($0)`" } ?? "missing"), not `\(value)`")
    }
    verdict.expect(
      section.value("trust_id_inbound") != "yes", kind, at: file.location(section.range(of: "trust_id_inbound")),
      "`\(section.name)` may say that it is somebody else")
  }

  /// Who is let in is known by the address at which it is called.
  private static func check(
    _ section: Configuration.Section, _ exchange: ExchangeFiles, _ file: GeneratedFiles.Entry,
    _ verdict: inout Verdict, _ subject: Subject
  ) {
    let endpoint = section.value("endpoint") ?? ""
    let contact = exchange.contact(of: endpoint) ?? ""
    let matches = section.values("match")
    verdict.expect(
      matches.count == 1 && matches[0] == host(of: contact), kind, at: file.location(section.range(of: "match")),
      "`\(endpoint)` is known by \(matches.map { "`\($0)`" }.joined(separator: ", ")), not by its own host")
    let isModel = subject.contract.trunks.contains { $0.project.map { contact.hasPrefix("sip:\($0)@") } ?? false }
    verdict.expect(
      !isModel, kind, at: file.location(section.range),
      "the model may start calls here, which nothing asks for")
  }

  /// The host of an address, without its port.
  private static func host(of address: String) -> String {
    let rest = address.drop { $0 != ":" }.dropFirst().prefix { $0 != ";" && $0 != "?" && $0 != "\\" }
    let host = rest.contains("@") ? rest[rest.index(after: rest.lastIndex(of: "@")!)...] : rest
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      return String(host[host.index(after: host.startIndex)..<end])
    }
    return host.count { $0 == ":" } == 1 ? String(host.prefix { $0 != ":" }) : String(host)
  }

  /// By which name, and with which password, each trunk is called.
  private static func checkNames(
    _ exchange: ExchangeFiles, _ file: GeneratedFiles.Entry, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let sections = exchange.trunks.sections
    for trunk in subject.contract.trunks where trunk.project == nil {
      let found = sections.first { section in
        section.value("type") == "endpoint" && section.value("context") != nil
          && host(of: exchange.contact(of: section.name) ?? "") == trunk.host.map { host(of: "sip:\($0)") }
      }
      guard let endpoint = found else { continue }
      let auth = sections.first { $0.name == endpoint.value("outbound_auth") && $0.value("type") == "auth" }
      let isRight =
        trunk.username == nil
        ? endpoint.value("outbound_auth") == nil
        : auth?.value("username") == trunk.username && endpoint.value("from_user") == trunk.username
          && auth?.value("password") == trunk.password.map { "@secret(\($0.secret))" }
      verdict.expect(
        isRight, kind, at: file.location(auth?.range ?? endpoint.range),
        "trunk `\(trunk.name)` is called by another name, or with another password, than the contract's",
        declared: subject.place(of: "trunk.\(trunk.name)"))
    }
  }
}
