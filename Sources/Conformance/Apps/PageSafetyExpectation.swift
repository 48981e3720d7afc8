import Findings

enum PageSafetyExpectation: Expectation {
  static let name = "that pages load nothing, and run only their own script"

  /// Elements that load something.
  private static let loaders = [
    "link", "base", "iframe", "frame", "object", "embed", "img", "audio", "video", "source", "portal",
  ]
  private static let addresses = [
    "src", "href", "srcset", "action", "formaction", "poster", "data", "ping", "background", "xlink:href",
  ]
  /// What a script connects with.
  private static let connections = [
    "fetch(", "XMLHttpRequest", "WebSocket(", "EventSource(", "sendBeacon(", "import(", "importScripts(", "wss://",
    "ws://", "RTCPeerConnection", "serviceWorker", "new Image", "window.open(", "location.assign(", "location.replace(",
    "location.href =", "location =",
  ]
  /// What makes code or markup of text.
  static let evaluations = [
    "eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setTimeout(\"",
    "setTimeout('", "setInterval(\"", "setInterval('", "createContextualFragment", "javascript:",
  ]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for path in subject.files.paths("apps/", ".html") {
      guard let file = subject.files[path] else { continue }
      let page = HTMLReader.read(file.bytes)
      for element in page.elements { check(element, file, &verdict) }
      for element in page.elements where element.name == "script" || element.name == "style" {
        let isData = element.attribute("type")?.value == "application/json"
        if element.name == "style" {
          checkStyle(element, file, &verdict)
        } else if !isData {
          checkScript(element, file, &verdict)
        }
      }
    }
  }

  private static func check(_ element: MarkupElement, _ file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    let tag = file.location(element.tag)
    verdict.expect(
      !loaders.contains(element.name), ConformanceFindings.pageNetwork, at: tag,
      "`<\(element.name)>` loads something from elsewhere")
    if element.name == "meta", element.attribute("http-equiv") != nil {
      verdict.expect(false, ConformanceFindings.pageNetwork, at: tag, "`http-equiv` leads or loads elsewhere")
    }
    for attribute in element.attributes {
      let place = file.location(attribute.range)
      verdict.expect(
        !attribute.name.hasPrefix("on"), ConformanceFindings.pageScript, at: place,
        "`\(attribute.name)` is a listener written as an attribute")
      if addresses.contains(attribute.name) {
        verdict.expect(
          attribute.value.hasPrefix("#") || attribute.value.hasPrefix("data:"), ConformanceFindings.pageNetwork,
          at: place, "`\(attribute.name)` leads to \(attribute.value)")
      }
      if attribute.name == "style" {
        verdict.expect(
          !attribute.value.contains("url("), ConformanceFindings.pageNetwork, at: place, "a style loads something")
      }
    }
  }

  private static func checkScript(_ script: MarkupElement, _ file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    for word in connections {
      refuse(word, in: script, file, ConformanceFindings.pageNetwork, "the script reaches outside: `\(word)`", &verdict)
    }
    for word in evaluations {
      refuse(word, in: script, file, ConformanceFindings.pageScript, "text becomes code here: `\(word)`", &verdict)
    }
  }

  private static func checkStyle(_ style: MarkupElement, _ file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    for word in ["@import", "url(", "http://", "https://", "expression("] {
      refuse(word, in: style, file, ConformanceFindings.pageNetwork, "the style reaches outside: `\(word)`", &verdict)
    }
  }

  /// A word counts where no letter stands before it: `medieval(` is no `eval(`.
  private static func refuse(
    _ word: String, in element: MarkupElement, _ file: GeneratedFiles.Entry, _ kind: FindingKind, _ message: String,
    _ verdict: inout Verdict
  ) {
    let wanted = Array(word.utf8)
    var place: Int?
    var index = element.content.lowerBound
    while let found = file.bytes.first(wanted, from: index), found < element.content.upperBound {
      index = found + 1
      let before = found > 0 ? file.bytes[found - 1] : 0x20
      if (0x41...0x5A).contains(before) || (0x61...0x7A).contains(before) || before == 0x5F { continue }
      place = found
      break
    }
    verdict.expect(place == nil, kind, at: file.location((place ?? 0)..<(place ?? 0) + wanted.count), message)
  }
}
