import JSONValues
import Language
import Outputs
import Rendering
import TemplateStore

/// Makes the agents' pages: one HTML file each, and the script that puts it into a site.
struct WebPages {
  private let templates: TemplateStore

  init(templates: TemplateStore) { self.templates = templates }

  func page(of program: WebProgram) throws -> [UInt8] {
    let style = try PageParts.joined(["web/style.css"], of: templates)
    let script = try script(of: program)
    var words: [String: TemplateValue] = [:]
    for (name, _) in VoicePageWords.written { words[name] = .text(program.agent.pageWord(name)) }
    let policy = WebPolicy(program, style: style, script: script)
    return try frame("web/page.html").render([
      "lang": .text(program.language), "dir": .text(Self.direction(of: program.language)),
      "title": .text(program.title), "policy": .text(policy.text), "style": .raw(style), "script": .raw(script),
      "program": .json(program.json), "words": .object(words), "notices": .list(notices(of: program)),
      "privacy": program.page?.privacy.map { .text($0) } ?? .null,
      "hasWay": .bool(program.agent.escalation?.web != nil || program.agent.exits.contains { $0.web != nil }),
      "hasPerson": .bool(program.agent.escalation?.web != nil),
      "canSave": .bool(program.eventLog == .save),
    ])
  }

  func embedding(of program: WebProgram) throws -> [UInt8] {
    try frame("web/embed.js").render([
      "agent": .text(program.agent.name), "script": .text(program.address(ofFile: "embed.js")),
      "page": .json(.string(program.address(ofFile: "html"))), "title": .json(.string(program.title)),
    ])
  }

  /// What the person reads before the microphone opens.
  private func notices(of program: WebProgram) -> [TemplateValue] {
    let agent = program.agent
    let first = agent.words(agent.disclosures?.ai) ?? agent.pageWord("consent_ai")
    let recording = agent.words(agent.disclosures?.recording)
    return [first, recording, agent.pageWord("consent_microphone")].compactMap { $0.map { .text($0) } }
  }

  private func script(of program: WebProgram) throws -> [UInt8] {
    let log =
      switch program.eventLog {
      case .off: ["web/log-none.js"]
      case .save: ["web/log.js", "web/log-save.js"]
      case .backend: ["web/log.js", "web/log-send.js"]
      }
    let parts =
      ["web/page.js", "apps/values.js"] + ["number", "money", "date", "phone"].map { "apps/format-\($0).js" } + log + [
        "web/transcript.js", "web/microphone.js", "web/connection.js", "web/conversation.js", "web/approval.js",
        "web/ways.js", "web/site.js", "web/start.js",
      ]
    let opening = "{\n\"use strict\";\nconst program = JSON.parse(document.getElementById(\"program\").textContent);\n"
    return Array(opening.utf8) + (try PageParts.joined(parts, of: templates)) + Array("}\n".utf8)
  }

  private func frame(_ name: String) throws -> Rendering.Template {
    guard let text = templates[name] else { preconditionFailure("no template \(name)") }
    return try Rendering.Template.parse(name: name, origin: text.origin, text: text.text)
  }

  /// Languages that are written from right to left (Unicode CLDR 48, scripts Arabic and Hebrew).
  private static func direction(of language: String) -> String {
    let primary = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
    return ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"].contains(primary)
      ? "rtl" : "ltr"
  }
}
