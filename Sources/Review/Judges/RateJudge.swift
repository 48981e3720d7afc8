import Language

/// How often something may be done.
enum RateJudge: Judge {
  static let raised = ChangeKind(
    "review/rate-raised", "Something may be done more often",
    why: "More calls reach the server, wanted or not.")
  static let lowered = ChangeKind(
    "review/rate-lowered", "Something may be done less often",
    why: "Who did it as often as was allowed is refused.")
  static let rewritten = ChangeKind(
    "review/rate-rewritten", "How often something may be done is said in other words",
    why: "It may be done as often as before.")
  static let kinds = [raised, lowered, rewritten]
  static let subjects: [Subject] = [
    Subject("Tool", "rate_limit"), Subject("VoicePage", "rate_limit"), Subject("Rate", "calls"), Subject("Rate", "per"),
  ]
  static let wholes = [Subject("Tool", "rate_limit"), Subject("VoicePage", "rate_limit")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let path = difference.path
    // What comes or goes with the whole limits nothing of before.
    guard let before = limit(path, comparison.old), let after = limit(path, comparison.new) else { return nil }
    let whom: [Audience] = path.section == "agents" ? [.web, .deployment] : [.server]
    let isKept = before.isWithin(after)
    let isMore = !after.isWithin(before)
    let people = path.section == "agents" ? whom : comparison.audiences(of: path)
    switch (isKept, isMore) {
    case (true, false): return said(rewritten, .safe, "it may be done as often as before", whom)
    case (true, true) where before.perDay == after.perDay:
      return said(raised, .exposes, "it may be done as often in the long run, and more often at once", whom)
    case (true, true): return said(raised, .exposes, "it may be done more often", whom)
    case (false, false): return said(lowered, .breaks, "who did it as often as was allowed is refused", people)
    case (false, true):
      let effect = "who did it as often as was allowed is refused, and in other spans it may be done more often"
      return said(lowered, .breaks, effect, people)
    }

    func said(_ kind: ChangeKind, _ impact: Impact, _ effect: String, _ touches: [Audience]) -> Judgement {
      guard path.record != "Rate" else { return Judgement(kind, impact, effect, touches: touches) }
      var shown = difference
      shown.before = difference.old == nil ? nil : before.words
      shown.after = difference.new == nil ? nil : after.words
      shown.unsaid = before.words == after.words ? nil : (difference.old == nil ? before : after).words
      return Judgement(kind, impact, touches: touches, sentence: Wording.sentence(shown) + ": " + effect)
    }
  }

  /// At most so many in so many seconds.
  private struct Limit {
    let rate: Rate?

    var words: String? { rate.map { "\($0.calls) in \($0.per.words)" } }
    var perDay: Double { rate.map { Double($0.calls) * 86_400 / Double(max(1, $0.per.seconds)) } ?? .infinity }

    /// Whether all that this one allows the other one does: a longer span is filled by shorter ones.
    func isWithin(_ other: Limit) -> Bool {
      guard let other = other.rate else { return true }
      guard let rate else { return false }
      let spans = (Double(other.per.seconds) / Double(max(1, rate.per.seconds))).rounded(.up)
      return Double(rate.calls) * max(1, spans) <= Double(other.calls)
    }
  }

  /// Nil where the tool or the page is not there.
  private static func limit(_ path: Path, _ side: Side) -> Limit? {
    let contract = side.contract.contract
    if path.section == "tools" { return contract.tools[path.name].map { Limit(rate: $0.rateLimit) } }
    guard let agent = contract.agents[path.name], agent.surfaces.contains(.web) || agent.page != nil else { return nil }
    return Limit(rate: agent.page?.rateLimit ?? SessionDefaults.pageRate)
  }
}
