import Findings
import Language
import Outputs
import Resolve

enum ExpectedFilesExpectation: Expectation {
  static let name = "that every file that follows from the contract is there"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let expected = expected(subject)
    let known = Set(expected.map(\.0))
    // What stands in no manifest is told there.
    let listed = Set(subject.files.json(Manifest.fileName)?["files"]?.elements.compactMap { $0["path"]?.string } ?? [])
    // Of the phone's files some have names that follow from what they hold.
    let folders = ["apps", "conformance", "mcp", "realtime", "schemas", "web"]
    for file in subject.files.entries
    where listed.contains(file.path) && folders.contains(where: { file.path.hasPrefix("\($0)/") }) {
      verdict.expect(
        known.contains(file.path), ConformanceFindings.extraFile, at: file.start,
        "`\(file.path)` follows from nothing in the contract", help: "`parlance build` takes it away")
    }
    for (path, declaration) in expected {
      verdict.expect(
        subject.files[path] != nil, ConformanceFindings.missingFile, at: subject.place(of: declaration),
        "`\(path)` is missing, which follows from `\(declaration)`", help: "`parlance build` writes it")
    }
  }

  /// Paths, and the declaration that each follows from.
  private static func expected(_ subject: Subject) -> [(String, String)] {
    let contract = subject.contract
    var files = ["mcp/tools.json", "mcp/tools.lock.json", "mcp/server.json"].map { ($0, "server") }
    if let server = contract.server, !server.authorizationServers.isEmpty, !server.url.isEmpty {
      files.append(("mcp/oauth-protected-resource.json", "server"))
    }
    for tool in subject.resolved.tools {
      let name = FileName.encoded(tool.name)
      if tool.inputSchema != nil { files.append(("schemas/\(name).input.schema.json", "tool.\(tool.name)")) }
      if tool.outputSchema != nil { files.append(("schemas/\(name).output.schema.json", "tool.\(tool.name)")) }
      if tool.tool.hidden != nil { files.append(("schemas/\(name).hidden.schema.json", "tool.\(tool.name)")) }
    }
    for widget in contract.widgets {
      let name = FileName.encoded(widget.name)
      files += ["apps/\(name).html", "mcp/resources/\(name).json", "mcp/resources.json"].map {
        ($0, "widget.\(widget.name)")
      }
    }
    for agent in contract.agents {
      let name = FileName.encoded(agent.name)
      if agent.surfaces.contains(.web) {
        files += ["\(name).html", "\(name).embed.js", "backend.json", "backend.py"].map {
          ("web/\($0)", "agent.\(agent.name)")
        }
      }
      if agent.surfaces.contains(.web) { files.append(("realtime/\(name).client-secret.json", "agent.\(agent.name)")) }
      if agent.surfaces.contains(.phone) {
        files += ([""] + subject.resolved.otherLanguages(of: agent).map { ".\($0)" }).map {
          ("realtime/\(name)\($0).call-accept.json", "agent.\(agent.name)")
        }
      }
      if agent.surfaces.contains(.web) || agent.surfaces.contains(.phone) {
        files.append(("realtime/\(name).session-update.json", "agent.\(agent.name)"))
        files.append(("realtime/\(name).instructions.md", "agent.\(agent.name)"))
        files.append(("realtime/policy/\(name).json", "agent.\(agent.name)"))
        files.append(("realtime/service/addresses.json", "agent.\(agent.name)"))
      }
      for handOver in agent.handOver {
        let next = FileName.encoded(handOver.name)
        for surface in agent.surfaces where surface == .web || surface == .phone {
          files.append(("realtime/hand-over/\(next).\(surface.rawValue).json", "agent.\(agent.name)"))
        }
      }
    }
    for dialplan in contract.dialplans {
      let owner = "dialplan.\(dialplan.name)"
      files += [
        "control.json", "prompts.json", "asterisk/extensions.conf", "asterisk/pjsip.conf", "sipp/coverage.json",
        "freeswitch/dialplan.xml", "freeswitch/gateways.xml", "freeswitch/limits.json", "twiml/routes.json",
      ]
      .map { ("phone/\($0)", owner) }
      if dialplan.direction == .outbound, dialplan.name.utf8.allSatisfy(\.isNameByte) {
        files += ["call", "request.json"].map { ("phone/outbound/\(dialplan.name).\($0)", owner) }
      }
      let asksMachines = dialplan.steps.contains {
        if case .ask(let ask) = $0.act { ask.machine != nil } else { false }
      }
      let takesMessages = dialplan.steps.contains { if case .record = $0.act { true } else { false } }
      if asksMachines { files.append(("phone/asterisk/amd.conf", owner)) }
      if takesMessages { files.append(("phone/asterisk/voicemail.conf", owner)) }
      if asksMachines || takesMessages { files.append(("phone/sipp/spoken.ulaw", owner)) }
      if dialplan.steps.contains(where: { $0.streaming != nil }) {
        files.append(("phone/asterisk/websocket_client.conf", owner))
      }
      if dialplan.steps.contains(where: { if case .queue = $0.act { true } else { false } }) {
        files.append(("phone/asterisk/queues.conf", owner))
      }
    }
    for dialplan in contract.dialplans where contract.trunks.contains(where: { $0.project != nil }) {
      guard dialplan.steps.contains(where: { if case .connect = $0.act { true } else { false } }) else { continue }
      files += ["README.md", "requirements.txt", "receiver/__main__.py"].map {
        ("phone/receiver/\($0)", "dialplan.\(dialplan.name)")
      }
    }
    if !subject.resolved.tools.isEmpty || !contract.dialplans.isEmpty || !contract.agents.isEmpty {
      files.append(("conformance/suite.json", "server"))
    }
    var seen: Set<String> = []
    return files.filter { seen.insert($0.0).inserted }
  }
}
