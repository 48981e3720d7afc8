import Facts
import JSONValues
import Language
import Outputs
import Resolve
import Voice

/// Everything that an agent's page has to know, as one JSON value for its script.
struct WebProgram {
  let session: VoiceSession
  let contract: ResolvedContract

  init(_ session: VoiceSession, in contract: ResolvedContract) {
    self.session = session
    self.contract = contract
  }

  var service: RealtimeAddress { RealtimeAddress(contract.contract) }
  var agent: Agent { session.agent }
  var page: VoicePage? { agent.page }
  var title: String { contract.contract.title.isEmpty ? LabelText.humanised(agent.name) : contract.contract.title }
  var language: String { agent.language?.standard ?? "en" }
  var eventLog: VoicePage.EventLog { page?.eventLog ?? .off }

  /// Where the page asks for a secret: an address of its own, or beside it.
  var backend: String { page?.backend ?? address(ofFile: "secret") }

  var json: JSONValue {
    var json: JSONObject = [
      "agent": .string(agent.name), "version": .string(contract.contract.version),
      "backend": .string(backend), "service": .string(service.calls),
    ]
    // A backend elsewhere knows the person by its own cookie.
    if page?.backend != nil { json.append("credentials", "include") }
    if eventLog == .backend { json.append("events", .string(events)) }
    json.append("limits", limits)
    json.append("retries", .array(WebDefaults.retries.map { .int($0) }))
    json.append("interrupts", .bool(session.settings.turnDetection?.interruptResponse ?? true))
    json.append("responds", .bool(session.settings.turnDetection?.createResponse ?? true))
    json.append("transcribes", .bool(session.settings.transcription != nil))
    json.append("approval", approval)
    json.append("tools", .object(tools))
    json.append("status", .object(status))
    json.append("ways", .object(ways))
    json.append("words", .object(words))
    return .object(json)
  }

  /// An address beside the page.
  func address(ofFile ending: String) -> String {
    // A percent sign of the file's name is one more step to decode in an address.
    FileName.encoded(agent.name).split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
      + "." + ending
  }

  /// Beside where the secrets are given out.
  private var events: String {
    guard let backend = page?.backend else { return address(ofFile: "events") }
    return backend.hasSuffix(".secret") ? backend.dropLast("secret".count) + "events" : backend + "/events"
  }

  private var limits: JSONValue {
    var limits = JSONObject()
    let refresh = WebDefaults.refreshSeconds
    if let limit = agent.maxDuration { limits.append("seconds", .int(limit.seconds)) }
    if agent.maxDuration.map({ $0.seconds > refresh }) ?? true { limits.append("refresh", .int(refresh)) }
    return .object(limits)
  }

  private var approval: JSONValue? {
    guard let approval = session.approval else { return nil }
    return ["seconds": .int(approval.within.seconds), "escalates": .bool(approval.otherwise == .escalate)]
  }

  /// What waits for a yes: the question, and how its arguments are called.
  private var tools: JSONObject {
    var tools = JSONObject()
    for name in session.writes {
      guard let tool = contract.tool(name) else { continue }
      var shown: JSONObject = ["title": .string(tool.tool.title ?? LabelText.humanised(name))]
      shown.append("ask", PageProgram.question(before: tool.tool))
      var labels = JSONObject()
      for member in tool.input.members {
        if let title = contract.types.value(of: member.type).keywords["title"]?.string {
          labels.append(member.name, .string(title))
        }
      }
      if labels.count > 0 { shown.append("labels", .object(labels)) }
      tools.append(name, .object(shown))
    }
    return tools
  }

  /// What is said while a tool runs.
  private var status: JSONObject {
    var status = JSONObject()
    for spoken in session.tools {
      if let running = contract.tool(spoken.name)?.tool.status?.running { status.append(spoken.name, .string(running)) }
    }
    return status
  }

  /// The ways out by the functions that the model calls for them.
  private var ways: JSONObject {
    var ways = JSONObject()
    for function in session.functions {
      switch function.purpose {
      case .escalation:
        ways.append(function.name, way(agent.escalation?.web, agent.pageWord("person")))
      case .exit(let name):
        ways.append(function.name, way(agent.exits[name]?.web, LabelText.humanised(name)))
      case .handOver, .wait, .end: break
      }
    }
    return ways
  }

  private func way(_ way: WayOut?, _ title: String) -> JSONValue {
    var value: JSONObject = ["title": .string(title)]
    value.append("message", way?.message.map { .string($0) })
    value.append("link", way?.link.map { .string($0) })
    value.append("number", way?.number.map { .string($0) })
    return .object(value)
  }

  private var words: JSONObject {
    var words = JSONObject()
    for (name, _) in PageWords.said { words.append(name, .string(agent.pageWord(name))) }
    return words
  }
}
