import Facts
import Findings
import Language
import Resolve

/// What connects callers with a web socket on the walk.
extension TwiMLWalk {
  mutating func check(
    _ streaming: Streaming, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    guard let verb = only("Connect", in: document, of: place, &verdict),
      let stream = subject.contract.streams[streaming.stream]
    else { return }
    let step = graph.steps[place].name
    let kind = ConformanceFindings.stream
    expectAttributes(verb, [:], besides: ["action"], in: document, of: place, &verdict)
    let nouns = document.nouns(of: verb)
    verdict.expect(
      nouns.count == 1 && nouns[0].name == "Stream" && nouns[0].attribute("url")?.value == stream.url, kind,
      at: document.place(nouns.first ?? verb), "step `\(step)` does not connect calls to `\(stream.url)`",
      declared: declared)
    guard let noun = nouns.first else { return }
    expectAttributes(noun, [:], besides: ["url", "statusCallback"], in: document, of: place, &verdict)
    let told = document.nouns(of: noun).map { [$0.attribute("name")?.value, $0.attribute("value")?.value] }
    let wanted = [
      stream.username.map { ["username", $0] }, stream.password.map { ["password", "@secret(\($0.secret))"] },
    ].compactMap { $0 }
    verdict.expect(
      told == wanted, kind, at: document.place(noun),
      "what the far end of step `\(step)` is told is not what it knows the provider by", declared: declared)
    if let route = route(
      document.target(noun, "statusCallback"), by: StreamFacts.event, ["is", "remember", "limit_seconds", "then"],
      of: place, at: document.place(noun), &verdict)
    {
      verdict.expect(
        route["limit_seconds"]?.int == streaming.max.seconds && route["is"]?.string == StreamFacts.started
          && route["remember"]?.string == "when", kind, at: route.location,
        "step `\(step)` does not end \(streaming.max.words) after the far end has taken the call", declared: declared)
      lead(
        "time_limit", of: place, to: route["then"]?.string, at: (route["then"] ?? route).location, &verdict)
    }
    guard
      let route = route(
        document.target(verb, "action"), by: StreamFacts.time, ["cases", "otherwise"], of: place,
        at: document.place(verb), &verdict)
    else { return }
    // Seconds since the far end took the call; nil if it did not.
    for seconds in [nil, 0, PhoneFacts.shortestAnswer - 1, PhoneFacts.shortestAnswer, streaming.max.seconds] {
      let item = (route["cases"]?.elements ?? []).first { item in
        guard let seconds, let from = item["seconds_from"]?.int else { return false }
        return seconds >= from
      }
      let node = item.map { $0["to"] } ?? route["otherwise"]
      let outcome = (seconds ?? 0) < PhoneFacts.shortestAnswer ? "failed" : "completed"
      lead(outcome, of: place, to: node?.string, at: (node ?? item ?? route).location, &verdict)
    }
  }
}
