import Language
import Outputs
import SourceText

/// An agent's page as it was written.
struct VoicePageFile {
  let agent: Agent
  let file: GeneratedFiles.Entry
  let markup: Markup
  /// What the script knows; nil if the page holds none that can be read.
  let program: JSONNode?

  /// The Realtime service, and where it takes a browser's offer (PyPI openai 3.54.0, resources/realtime/calls).
  static func service(_ contract: Contract) -> String {
    contract.realtimeRegion == .eu ? "https://eu.api.openai.com" : "https://api.openai.com"
  }

  /// The agents that speak on the page with what it knows of each: its own, and those that go on after a hand-over.
  func speakers(_ contract: Contract) -> [(agent: Agent, program: JSONNode)] {
    guard let program else { return [] }
    return [(agent, program)]
      + others(contract).compactMap { other in program["others", other.name].map { (other, $0) } }
  }

  /// The agents that a conversation on the page can be handed over to.
  func others(_ contract: Contract) -> [Agent] {
    let reached = contract.agents(reachedFrom: agent)
    let takers = Set(reached.flatMap { $0.handOver.map(\.name) })
    return reached.filter { takers.contains($0.name) }
  }

  func element(_ id: String) -> MarkupElement? { markup.elements.first { $0.attribute("id")?.value == id } }

  /// The element's own text and that of all elements in it.
  func texts(in element: MarkupElement) -> [String] {
    markup.elements.filter { element.content.contains($0.tag.lowerBound) }.map(\.text)
  }

  /// The script that runs.
  var script: MarkupElement? { markup.elements.first { $0.name == "script" && $0.attribute("type") == nil } }

  /// Whether the script has a piece of code, however it is laid out.
  func says(_ code: String) -> Bool {
    guard let script else { return false }
    return Self.withoutBlanks(file.bytes[script.content]).contains(Self.withoutBlanks(code.utf8))
  }

  private static func withoutBlanks(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }, as: UTF8.self)
  }

  /// Where a text stands in an element's content.
  func place(of text: String, in element: MarkupElement, from start: Int? = nil) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard let found = file.bytes.first(wanted, from: start ?? element.content.lowerBound),
      found + wanted.count <= element.content.upperBound
    else { return nil }
    return found..<found + wanted.count
  }
}

extension Subject {
  /// The pages that can be read; what is wrong with the others is said elsewhere.
  var voicePages: [VoicePageFile] {
    contract.agents.filter { $0.surfaces.contains(.web) }.compactMap { agent in
      guard let file = files["web/\(FileName.encoded(agent.name)).html"] else { return nil }
      let markup = HTMLReader.read(file.bytes)
      if !markup.problems.isEmpty { return nil }
      let data = markup.elements.first { $0.name == "script" && $0.attribute("type")?.value == "application/json" }
      let program = data.flatMap { files.embeddedJSON(in: file, $0.content).root }
      return VoicePageFile(agent: agent, file: file, markup: markup, program: program)
    }
  }
}
