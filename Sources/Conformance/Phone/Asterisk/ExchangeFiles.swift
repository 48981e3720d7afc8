import Facts
import Language

/// The exchange's files, read once for all checks.
struct ExchangeFiles {
  let file: GeneratedFiles.Entry
  let plan: CallPlan
  let trunks: Configuration
  /// The text of each sound.
  let sounds: [String: String]
  let control: JSONNode?

  init?(_ files: GeneratedFiles) {
    guard let file = files["phone/asterisk/extensions.conf"] else { return nil }
    self.file = file
    plan = CallPlan(file.bytes)
    trunks = Configuration(files["phone/asterisk/pjsip.conf"]?.bytes ?? [])
    streams = Configuration(files["phone/asterisk/websocket_client.conf"]?.bytes ?? [])
    queues = Configuration(files["phone/asterisk/queues.conf"]?.bytes ?? [])
    var sounds: [String: String] = [:]
    for prompt in files.json("phone/prompts.json")?["prompts"]?.elements ?? [] {
      if let id = prompt["id"]?.string, let text = prompt["text"]?.string { sounds[id] = text }
    }
    self.sounds = sounds
    control = files.json("phone/control.json")
  }

  /// Queues, read when there are any.
  let queues: Configuration
  /// Web sockets to which calls are connected, likewise.
  let streams: Configuration

  /// The address of the web socket that a call is connected to, in the one coding that there is; nil if it is none.
  func address(ofStream dial: CallPlan.Priority) -> String? {
    let parts = dial.arguments.prefix { $0 != "," }.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "WebSocket", parts[2] == "c(\(StreamFacts.codec))" else { return nil }
    let section = streams.section(String(parts[1]))
    return section?.value("type") == "websocket_client" ? section?.value("uri") : nil
  }

  /// The address that a name of `PJSIP/…` calls: the contact of its endpoint.
  func contact(of endpoint: String) -> String? {
    let aors = trunks.sections.filter { $0.name == endpoint }.compactMap { $0.value("aors") }.first ?? endpoint
    return trunks.sections.filter { $0.name == aors && $0.value("type") == "aor" }.compactMap { $0.value("contact") }
      .first
  }

  /// Whether a target such as `PJSIP/line-desk` or `PJSIP/+1415…@trunk-carrier` rings a destination.
  func reaches(_ target: String, _ line: Destination) -> Bool {
    guard target.hasPrefix("PJSIP/") else { return false }
    let address = target.dropFirst("PJSIP/".count)
    if let slash = address.firstIndex(of: "/") { return line.uri == address[address.index(after: slash)...] }
    if let at = address.firstIndex(of: "@") {
      let digits = address[..<at].filter { $0.isNumber || $0 == "+" }
      return line.uri.hasPrefix("tel:") && line.uri.filter { $0.isNumber || $0 == "+" } == digits
    }
    guard let contact = contact(of: String(address)) else { return false }
    return line.uri == contact || line.uri.prefix { $0 != ";" } == contact.prefix { $0 != ";" }
  }

  /// Whether an address is one of the contract's: a destination, the host of a trunk, or the model's project.
  func isDeclared(_ contact: String, _ contract: Contract) -> Bool {
    if contract.destinations.contains(where: { $0.uri == contact }) { return true }
    let rest = contact.drop { $0 != ":" }.dropFirst().prefix { $0 != ";" }
    return contract.trunks.contains { trunk in
      trunk.project.map { rest.hasPrefix("\($0)@") } ?? (trunk.host == String(rest))
    }
  }

  /// The user part of the address that an exit's REFER names.
  func referUser(of exit: String, _ route: (dialplan: String, step: String)) -> String? {
    let entry = control?["routes"]?.members.first {
      $0.value["dialplan"]?.string == route.dialplan && $0.value["step"]?.string == route.step
    }
    guard let target = entry?.value["exits", exit, "pbx"]?.string, let at = target.firstIndex(of: "@") else {
      return nil
    }
    return String(target[..<at].dropFirst("sip:".count))
  }
}
