import Facts
import Findings

enum SessionFieldExpectation: Expectation {
  static let name = "that sessions have only fields that the service takes, by transport"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for body in subject.voiceBodies {
      let kind = ConformanceFindings.sessionField
      checkTransport(body, &verdict)
      verdict.expect(body.root, has: SessionShape.root(body), kind, body.subject)
      verdict.expect(body.session, has: SessionShape.session(body), kind, body.subject)
    }
  }

  /// What one transport refuses and another takes, with the reason; the shape leaves it out too.
  private static func checkTransport(_ body: VoiceBody, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.sessionTransport
    if body.transport == .webSocket || body.transport == .handOver {
      verdict.expect(
        body.session["model"] == nil, kind, at: body.session["model"]?.location,
        "\(body.subject) names the model, which \(body.transport == .webSocket ? "the socket's address does" : "stays")"
      )
    }
    if body.transport != .webSocket {
      for side in ["input", "output"] {
        let format = body.session["audio", side, "format"]
        verdict.expect(
          format == nil, kind, at: format?.location,
          "\(body.subject) names a format for \(side), which is agreed on when the call is set up")
      }
    }
    guard body.surface == .phone, body.transport != .webSocket else { return }
    for field in RealtimeFacts.fieldsRefusedByCallAccept {
      let tuning = body.session["audio", "input", "turn_detection", field]
      verdict.expect(
        tuning == nil, kind, at: tuning?.location,
        "\(body.subject) tunes turns by `\(field)`, which a call's accept refuses")
    }
  }
}
