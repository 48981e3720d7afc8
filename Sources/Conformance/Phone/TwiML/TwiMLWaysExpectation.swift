import Findings
import Resolve

enum TwiMLWaysExpectation: Expectation {
  static let name = "that TwiML and its routes go every way that the contract says, with its words and times"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let server = TwiMLServer(subject) else { return }
    for dialplan in subject.resolved.dialplans {
      var walk = TwiMLWalk(dialplan, server, subject)
      walk.check(&verdict)
    }
  }
}
