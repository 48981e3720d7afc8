import JSONValues
import Language
import Outputs
import Resolve
import Voice

/// Everything that an agent's page has to know, as one JSON value for its script.
struct WebProgram {
  let session: VoiceSession
  let contract: ResolvedContract
  /// The sessions of the agents that can go on with the conversation.
  let others: [VoiceSession]

  init(_ agent: Agent, in contract: ResolvedContract) {
    self.contract = contract
    let reached = contract.contract.agents(reachedFrom: agent)
    let voice = VoiceContract(contract, agents: reached)
    session = VoiceSession(agent, on: .web, in: voice)
    let takers = Set(reached.flatMap { $0.handOver.map(\.name) })
    others = reached.filter { takers.contains($0.name) }.map { VoiceSession($0, on: .web, in: voice) }
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
    for member in SpeakerProgram(session: session, contract: contract, owner: agent).members {
      json.append(member.key, member.value)
    }
    if !others.isEmpty { json.append("others", .object(speakers)) }
    json.append("words", .object(words))
    return .object(json)
  }

  /// Those who can go on, each with the address of a secret for just that.
  private var speakers: JSONObject {
    var speakers = JSONObject()
    for other in others {
      var speaker: JSONObject = [
        "backend": .string("\(backend)?to=\(Self.addressed(FileName.encoded(other.agent.name)))")
      ]
      for member in SpeakerProgram(session: other, contract: contract, owner: agent).members {
        speaker.append(member.key, member.value)
      }
      speakers.append(other.agent.name, .object(speaker))
    }
    return speakers
  }

  /// An address beside the page.
  func address(ofFile ending: String) -> String { Self.addressed(FileName.encoded(agent.name)) + "." + ending }

  /// A percent sign of a file's name is one more step to decode in an address.
  private static func addressed(_ file: String) -> String {
    file.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
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

  private var words: JSONObject {
    var words = JSONObject()
    for (name, _) in VoicePageWords.said { words.append(name, .string(agent.pageWord(name))) }
    return words
  }
}
