import Facts
import Language
import Resolve

/// Lines that are rung and don't take a call, and the outcome that the contract gives it.
struct RefusalAttempt {
  /// What each says last; 180 is a phone that rings until the time is up.
  let words: [Int]
  var hasRung = false
  let outcome: String

  /// Every word alone, after ringing, and beside others where several are rung at once.
  static func all(of transfer: Transfer) -> [RefusalAttempt] {
    let count = transfer.order == .together ? transfer.destinations.count : 1
    var all: [RefusalAttempt] = []
    for word in RefusalFacts.asterisk.flatMap(\.status) {
      for hasRung in [false, true] {
        let words = Array(repeating: word, count: count)
        all.append(RefusalAttempt(words: words, hasRung: hasRung, outcome: outcome(words, hasRung, transfer)))
      }
    }
    guard count > 1 else { return all }
    for (word, others) in [
      (603, 404), (404, 603), (603, 180), (404, 180), (603, 486), (404, 503), (480, 404), (603, 503),
    ] {
      let words = [word] + Array(repeating: others, count: count - 1)
      all.append(RefusalAttempt(words: words, outcome: outcome(words, false, transfer)))
    }
    return all
  }

  /// A line that is busy, or still rings, comes before one that refuses, and that before those that can't be reached.
  private static func outcome(_ words: [Int], _ hasRung: Bool, _ transfer: Transfer) -> String {
    let isNamed = { (outcome: String) in transfer.outcomes.contains { $0.outcome == outcome } }
    let busy = [486, 600]
    if words.contains(where: busy.contains) { return "busy" }
    if !words.contains(180) {
      if isNamed("rejected"), words.contains(where: RefusalFacts.words(of: "rejected").contains) { return "rejected" }
      let away = RefusalFacts.words(of: "unreachable").filter {
        !hasRung || !RefusalFacts.alsoAfterRinging.contains($0)
      }
      if isNamed("unreachable"), words.allSatisfy(away.contains) { return "unreachable" }
    }
    // As it would be without either.
    let isOpen = words.contains { word in
      word == 180 || RefusalFacts.asterisk.contains { $0.status.contains(word) && $0.dialStatus == "NOANSWER" }
    }
    return isOpen ? "no_answer" : "failed"
  }
}
