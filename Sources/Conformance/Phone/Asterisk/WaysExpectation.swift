import Findings
import Resolve

enum WaysExpectation: Expectation {
  static let name = "that every outcome of every step leads where the contract says, with its words and its recording"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange else { return }
    for dialplan in subject.resolved.dialplans {
      var walk = FlowWalk(dialplan, exchange, subject)
      walk.check(&verdict)
    }
  }
}
