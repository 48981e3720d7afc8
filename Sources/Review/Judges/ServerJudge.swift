/// Where the server is, and who signs callers in.
enum ServerJudge: Judge {
  static let moved = ChangeKind(
    "review/server-moved", "The server has another address",
    why: "Whatever was connected to the old one finds nothing.")
  static let issuer = ChangeKind(
    "review/issuer-added", "One more issuer is trusted",
    why: "Its tokens open the tools.")
  static let dropped = ChangeKind(
    "review/issuer-dropped", "An issuer is no longer trusted",
    why: "Its tokens open nothing; people must sign in again.")
  static let kinds = [moved, issuer, dropped]
  static let subjects: [Subject] = [Subject("Server", "url"), Subject("OAuth2", "authorization_servers")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch (difference.path.field, difference.kind) {
    case ("url", _):
      Judgement(
        moved, .breaks, "what is connected to the old address finds nothing",
        touches: [.chat, .web, .phone, .deployment])
    case (_, .removed): Judgement(dropped, .breaks, "its tokens open nothing any more", touches: [.chat, .server])
    case (_, .reordered): Judgement(issuer, .changes, "clients try the first one first")
    default: Judgement(issuer, .exposes, "its tokens open the tools", touches: [.chat, .server])
    }
  }
}
