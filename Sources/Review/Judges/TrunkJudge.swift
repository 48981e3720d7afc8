/// By which hosts calls travel, and in which region models run.
enum TrunkJudge: Judge {
  static let host = ChangeKind(
    "review/carrier-changed", "Calls travel by another host or project",
    why: "Who runs it can hear them.")
  static let transport = ChangeKind(
    "review/transport-changed", "Calls travel by another transport",
    why: "Only `tls` keeps what is dialled from those in between.")
  static let region = ChangeKind(
    "review/region-changed", "Models run in another region",
    why: "What is said is processed there; European residency holds for `eu` only.")
  static let kinds = [host, transport, region]
  static let subjects: [Subject] = [
    Subject("Trunk", "host"), Subject("Trunk", "username"), Subject("Trunk", "password"), Subject("Trunk", "project"),
    Subject("Trunk", "transport"), Subject("Trunk", "region"), Subject("Trunk", "refer_host"),
    Subject("RealtimeService", "region"), Subject("RealtimeService", "project"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let whom: [Audience] = [.phone, .deployment]
    switch difference.path.field {
    case "transport":
      return (difference.before ?? "tls") == "tls"
        ? Judgement(
          transport, .exposes,
          difference.kind == .added ? "signalling is not encrypted" : "signalling is no longer encrypted",
          touches: whom)
        : Judgement(transport, .changes, "the other end must take it", touches: whom)
    case "region":
      return (difference.after ?? "us") == "eu"
        ? Judgement(region, .changes, touches: whom)
        : Judgement(region, .exposes, "what is said leaves the European region", touches: whom)
    case "host", "project":
      return Judgement(
        host, .exposes, difference.before == nil ? "it carries calls" : "another party carries the calls", touches: whom
      )
    default: return Judgement(host, .changes, "the other end must know it", touches: [.deployment])
    }
  }
}
