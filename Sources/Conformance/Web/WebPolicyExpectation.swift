import Findings
import Outputs

enum WebPolicyExpectation: Expectation {
  static let name = "that voice pages run their own script and connect to two places"

  /// Elements that load something or lead elsewhere.
  private static let loaders = [
    "link", "base", "iframe", "frame", "object", "embed", "img", "video", "source", "track", "portal", "template",
  ]
  /// What a script connects with, apart from `fetch` and WebRTC.
  private static let connections = [
    "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "import(", "importScripts", "serviceWorker",
    "new Image",
    "window.open(", "location.assign(", "location.replace(", "location.href", "https://", "http://", "wss://",
  ]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for page in subject.voicePages {
      checkPolicy(page, VoicePageFile.service(subject.contract), &verdict)
      for element in page.markup.elements { check(element, page, &verdict) }
      if let script = page.script { checkScript(script, page, &verdict) }
    }
  }

  private static func checkPolicy(_ page: VoicePageFile, _ service: String, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.webPolicy
    let meta = page.markup.elements.first { $0.attribute("http-equiv")?.value == "Content-Security-Policy" }
    guard let meta, let content = meta.attribute("content") else {
      verdict.expect(false, kind, at: page.file.start, "the page has no Content-Security-Policy")
      return
    }
    let place = page.file.location(content.range)
    let first = page.markup.elements.first { $0.name == "style" || $0.name == "script" }
    verdict.expect(
      first.map { meta.tag.lowerBound < $0.tag.lowerBound } ?? false, kind, at: place,
      "the policy stands after what it is to judge")
    var directives: [String: [String]] = [:]
    for directive in content.value.split(separator: ";") {
      let words = directive.split(separator: " ").map(String.init)
      if let name = words.first { directives[name] = Array(words.dropFirst()) }
    }
    for (name, sources) in expected(page, service) {
      verdict.expect(
        directives[name].map { Set($0) == Set(sources) } ?? false, kind, at: place,
        "`\(name)` is \(directives[name]?.joined(separator: " ") ?? "missing"), not \(sources.joined(separator: " "))")
      directives[name] = nil
    }
    verdict.expect(
      directives.isEmpty, kind, at: place,
      "the policy says more than it has to: \(directives.keys.sorted().joined(separator: ", "))")
  }

  private static func expected(_ page: VoicePageFile, _ service: String) -> [(String, [String])] {
    let backend = page.agent.page?.backend.map { address in
      address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }
    return [
      ("default-src", ["'none'"]),
      (
        "script-src",
        page.markup.elements.filter { $0.name == "script" && $0.attribute("type") == nil }.map { digest($0, page) }
      ),
      ("style-src", page.markup.elements.filter { $0.name == "style" }.map { digest($0, page) }),
      ("connect-src", [backend ?? "'self'", service]), ("base-uri", ["'none'"]),
      ("form-action", ["'none'"]), ("require-trusted-types-for", ["'script'"]),
    ]
  }

  private static func digest(_ element: MarkupElement, _ page: VoicePageFile) -> String {
    "'sha256-\(Base64.text(of: SHA256.digest(Array(page.file.bytes[element.content]))))'"
  }

  private static func check(_ element: MarkupElement, _ page: VoicePageFile, _ verdict: inout Verdict) {
    verdict.expect(
      !loaders.contains(element.name), ConformanceFindings.webPolicy, at: page.file.location(element.tag),
      "`<\(element.name)>` loads something or leads elsewhere")
    for attribute in element.attributes {
      let place = page.file.location(attribute.range)
      verdict.expect(
        !attribute.name.hasPrefix("on") && attribute.name != "style", ConformanceFindings.webScript, at: place,
        "`\(attribute.name)` is code or style written as an attribute")
      verdict.expect(
        !["src", "srcset", "action", "formaction", "data", "ping"].contains(attribute.name),
        ConformanceFindings.webPolicy, at: place, "`\(attribute.name)` leads to \(attribute.value)")
      if attribute.name == "href" {
        verdict.expect(
          attribute.value == page.agent.page?.privacy, ConformanceFindings.webPolicy, at: place,
          "the page leads to \(attribute.value), which the contract does not")
      }
    }
  }

  private static func checkScript(_ script: MarkupElement, _ page: VoicePageFile, _ verdict: inout Verdict) {
    for word in connections {
      let place = page.place(of: word, in: script)
      verdict.expect(
        place == nil, ConformanceFindings.webPolicy, at: page.file.location(place ?? 0..<0),
        "the script reaches outside: `\(word)`")
    }
    for word in PageSafetyExpectation.evaluations {
      let place = page.place(of: word, in: script)
      verdict.expect(
        place == nil, ConformanceFindings.webScript, at: page.file.location(place ?? 0..<0),
        "text becomes code or markup here: `\(word)`")
    }
    // Every request goes to an address that the program names, and the program's are checked.
    var start = script.content.lowerBound
    while let place = page.place(of: "fetch(", in: script, from: start) {
      start = place.upperBound
      let rest = String(decoding: page.file.bytes[start..<min(start + 16, page.file.bytes.count)], as: UTF8.self)
      verdict.expect(
        ["agent.backend", "program.service", "program.events"].contains { rest.hasPrefix($0) },
        ConformanceFindings.webPolicy, at: page.file.location(place), "a request goes to \(rest)")
    }
  }
}
