/// To which web sockets the sound of calls goes.
enum StreamJudge: Judge {
  static let target = ChangeKind(
    "review/stream-target", "The sound of calls goes to another web socket",
    why: "Whoever is there hears callers, speaks to them, and may keep what they say.")
  static let access = ChangeKind(
    "review/stream-access", "An exchange signs in at a web socket in another way",
    why: "The far end must know it, or every call that is connected there fails.")
  static let time = ChangeKind(
    "review/stream-time", "Calls stay connected to a web socket for another time",
    why: "As long as they are, the far end hears what is said.")
  static let kinds = [target, access, time]
  static let subjects: [Subject] = [
    Subject("Step", "stream"), Subject("Step", "max"), Subject("MediaStream", "url"),
    Subject("MediaStream", "username"), Subject("MediaStream", "password"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let whom: [Audience] = [.phone, .deployment]
    switch (difference.path.field, difference.kind) {
    case ("stream", .removed): return Judgement(target, .changes, "no call is connected there", touches: [.phone])
    case ("stream", _): return Judgement(target, .exposes, "the far end hears callers", touches: [.phone])
    case ("url", _): return Judgement(target, .exposes, "another far end hears callers", touches: whom)
    case ("max", _):
      return Amount.isMore(difference) == true
        ? Judgement(time, .exposes, "the far end hears callers for longer", touches: [.phone])
        : Judgement(time, .changes, touches: [.phone])
    case (_, .removed):
      return Judgement(access, .exposes, "the far end can't tell the exchange from others", touches: whom)
    default: return Judgement(access, .changes, "the far end must know it", touches: [.deployment])
    }
  }
}
