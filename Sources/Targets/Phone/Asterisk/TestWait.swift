import Facts
import JSONValues

/// A wait that a bench may shorten: by the channel variable TESTWAIT, in seconds, and only if it lasts over five.
enum TestWait {
  static func isShortened(_ seconds: Int) -> Bool { seconds > PhoneFacts.testWait }

  /// The seconds as text that the exchange expands.
  static func text(_ seconds: Int) -> String {
    let isShortened = isShortened(seconds)
    let seconds = "\(seconds)"
    return isShortened ? String(joining: "${IF($[\"${TESTWAIT}\" = \"\"]?", seconds, ":${TESTWAIT})}") : seconds
  }
}

extension DialplanText {
  /// Sets a variable to a wait, and gives what to write for it.
  mutating func wait(_ variable: String, _ seconds: Int) -> String {
    guard TestWait.isShortened(seconds) else { return "\(seconds)" }
    run("Set(\(variable)=\(TestWait.text(seconds)))")
    return String(joining: "${", variable, "}")
  }
}
