import Language
import Syntax

/// Which values of a call are said in it, and which whoever answers is told.
enum SaidValueJudge: Judge {
  static let answered = ChangeKind(
    "review/answer-said", "A call flow says something else that a tool answers",
    why: "Whoever is on the line hears it, without a sign-in, and so does a recording of the call.")
  static let said = ChangeKind(
    "review/value-said", "A call flow says other values of the call, or says them in another way",
    why: "Callers hear digits, a number, a day, a time or a span of time where there was something else.")
  static let told = ChangeKind(
    "review/value-told", "Whoever answers is told other values of the call before it is put through",
    why:
      "A person who picks up hears them: the caller's number, what was pressed, or what a tool has answered of the caller."
  )
  static let kinds = [answered, said, told]
  static let subjects: [Subject] = [
    Subject("Step", "say"), Subject("Step", "screen"), Subject("Step", "tell"), Subject("ToldDigits", "digits"),
    Subject("SpokenDigits", "digits"), Subject("SpokenNumber", "number"),
    Subject("SpokenDate", "date"), Subject("SpokenDate", "timezone"), Subject("SpokenTime", "time"),
    Subject("SpokenTime", "timezone"), Subject("SpokenDuration", "duration"), Subject("SpokenDuration", "unit"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    // `steps`, the step's name, the key.
    let isTold = difference.path.parts.dropFirst(2).first.map { Transfer.tellingKeys.contains($0) } ?? false
    let who = isTold ? "whoever answers hears" : "callers hear"
    if difference.path.field == "timezone" {
      return Judgement(
        isTold ? told : said, .changes, "\(who) the day or the time of another place", touches: [.phone])
    }
    if difference.path.field == "unit" {
      return Judgement(isTold ? told : said, .changes, "\(who) a span of another length", touches: [.phone])
    }
    let before = values(difference.old, comparison.old, difference.before)
    let after = values(difference.new, comparison.new, difference.after)
    if difference.kind == .reordered || before == after { return nil }
    if isTold {
      let new = after.filter { !before.contains($0) }
      if new.isEmpty { return Judgement(told, .changes, "whoever answers hears other values", touches: [.phone]) }
      return Judgement(
        told, .exposes, "whoever answers is told it",
        touches: new.contains { $0.hasPrefix("$(step.") } ? [.phone, .server] : [.phone])
    }
    let isAnswer = after.contains { $0.hasPrefix("$(step.") && !before.contains($0) }
    return isAnswer
      ? Judgement(
        answered, .exposes, "whoever is on the line hears what the server answers", touches: [.phone, .server])
      : Judgement(said, .changes, "callers hear other values", touches: [.phone])
  }

  /// The values that stand in a node: a list, one of its elements, or what stands under its key.
  private static func values(_ node: NodeID?, _ side: Side, _ text: String?) -> [String] {
    if let text { return text.hasPrefix("$(") ? [text] : [] }
    guard let node else { return [] }
    return side.elements(node).flatMap { side.entries($0) }.compactMap { entry in
      SpokenValue.Manner(rawValue: entry.name) == nil ? nil : side.text(entry.value)
    }
  }
}
