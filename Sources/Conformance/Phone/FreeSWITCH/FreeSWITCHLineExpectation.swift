import Facts
import Findings
import Language

/// The trunks as FreeSWITCH has them.
enum FreeSWITCHLineExpectation: Expectation {
  static let name = "that FreeSWITCH reaches the contract's trunks by their hosts, transports and names"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let file = subject.files["phone/freeswitch/gateways.xml"] else { return }
    let markup = XMLReader.read(file.bytes)
    guard markup.problems.isEmpty else { return }
    let trunks = Array(subject.contract.trunks)
    let gateways = markup.elements.indices.filter { markup.elements[$0].name == "gateway" }
    let kind = ConformanceFindings.freeswitchDial
    verdict.expect(
      gateways.count == trunks.count, kind, at: file.start, "there are \(gateways.count) gateways, not \(trunks.count)")
    let dialled = subject.files["phone/freeswitch/dialplan.xml"].map { XMLReader.read($0.bytes).elements } ?? []
    let names = gateways.map { markup.elements[$0].attribute("name")?.value ?? "" }
    for (place, trunk) in zip(gateways, trunks) {
      let name = markup.elements[place].attribute("name")?.value ?? ""
      let parameters = markup.children(of: place).map { markup.elements[$0] }
      let told = parameters.map { "\($0.attribute("name")?.value ?? "") \($0.attribute("value")?.value ?? "")" }
      let wanted = wanted(trunk)
      let wrong = zip(parameters, told).first { !wanted.contains($0.1) && !$0.1.hasPrefix("context ") }
      let missing = wanted.first { !told.contains($0) }
      let declared = subject.place(of: "trunk.\(trunk.name)")
      verdict.expect(
        wrong == nil && missing == nil, kind, at: file.location(wrong?.0.tag ?? markup.elements[place].tag),
        "trunk `\(trunk.name)` has \(wrong.map { "`\($0.1)`" } ?? "no `\(missing ?? "")`"), against the contract",
        declared: declared)
      // The model starts no calls; those of others come in where their numbers are.
      let contexts = told.filter { $0.hasPrefix("context ") }.map { String($0.dropFirst("context ".count)) }
      let isThere = { (context: String) in
        dialled.contains { $0.name == "context" && $0.attribute("name")?.value == context }
      }
      verdict.expect(
        trunk.project == nil
          ? contexts.count == 1 && isThere(contexts[0]) && names.count { $0 == name } == 1 : contexts.isEmpty, kind,
        at: file.location(markup.elements[place].tag), "calls from trunk `\(trunk.name)` come in elsewhere",
        declared: declared)
    }
    for action in dialled where action.attribute("application")?.value == "bridge" {
      let data = action.attribute("data")?.value ?? ""
      guard let gateway = data.firstMatch(of: /sofia\/gateway\/([^\/]*)\//)?.1 else { continue }
      verdict.expect(
        names.contains(String(gateway)), kind,
        at: subject.files["phone/freeswitch/dialplan.xml"]?.location(action.tag), "there is no gateway `\(gateway)`")
    }
  }

  private static func wanted(_ trunk: Trunk) -> [String] {
    let host = trunk.host ?? (trunk.project == nil ? "" : PhoneFacts.modelHost(isEuropean: trunk.region == .eu))
    return [
      "realm \(host)", "proxy \(host)", "register false", "caller-id-in-from true",
      "register-transport \(trunk.transport.rawValue)", "contact-params transport=\(trunk.transport.rawValue)",
      // A gateway without a name and a password is not loaded, even where neither is used.
      "username \(trunk.username ?? trunk.project ?? "parlance")",
      "password \(trunk.password.map { "@secret(\($0.secret))" } ?? "not-used")",
    ]
  }
}
