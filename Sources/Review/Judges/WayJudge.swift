/// Where a caller comes to, by what they do.
enum WayJudge: Judge {
  static let changed = ChangeKind(
    "review/way-changed", "A caller comes to another step",
    why: "What they did so far has another end.")
  static let dropped = ChangeKind(
    "review/way-dropped", "A caller can no longer go a way",
    why: "Who went it meets something else.")
  static let lost = ChangeKind(
    "review/way-to-people-lost", "A caller no longer comes to a person on a way that led to one",
    why: "Neither this step nor those behind it put the call through, or let it wait for somebody.")
  static let kinds = [changed, dropped, lost]
  static let subjects: [Subject] = [
    Subject("Key", "next"), Subject("Case", "next"), Subject("Retry", "next"), Subject("Step", "next"),
    Subject("Step", "else"), Subject("Step", "on_result"), Subject("Step", "machine"), Subject("Dialplan", "start"),
    Subject("Step", "keys"), Subject("Step", "switch"), Subject("Step", "no_input"), Subject("Step", "no_match"),
    Subject("Step", "too_many"), Subject("AnswerCase", "next"), Subject("Pin", "next"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    guard let way = CallersWay(difference, comparison) else { return nil }
    guard let before = way.before else { return nil }
    guard let after = way.after else {
      let sentence = "\(way.who) no longer comes to \(comparison.old.describe(before, in: difference.path.name))"
      return Judgement(dropped, .breaks, sentence: sentence)
    }
    if before == after { return nil }
    let sentence =
      "\(way.who) now comes to \(comparison.new.describe(after, in: difference.path.name)) instead of "
      + comparison.old.describe(before, in: difference.path.name)
    let isLost =
      comparison.old.reachesPeople(from: before, in: difference.path.name)
      && !comparison.new.reachesPeople(from: after, in: difference.path.name)
    return isLost
      ? Judgement(lost, .breaks, sentence: sentence + ": no person is reached that way any more")
      : Judgement(changed, .changes, sentence: sentence)
  }
}
