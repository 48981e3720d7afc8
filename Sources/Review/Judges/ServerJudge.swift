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
  static let signInDropped = ChangeKind(
    "review/sign-in-dropped", "The server says no longer how callers are signed in",
    why: "Clients learn from it where to get a token. Without it they call without one.")
  static let kinds = [moved, issuer, dropped, signInDropped]
  static let subjects: [Subject] = [
    Subject("Server", "url"), Subject("Server", "auth"), Subject("OAuth2", "authorization_servers"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch (difference.path.field, difference.kind) {
    case ("url", .added):
      Judgement(moved, .changes, "clients are connected to it", touches: [.chat, .web, .phone, .server, .deployment])
    case ("url", _):
      Judgement(
        moved, .breaks, "what is connected to the old address finds nothing" + elsewhere(difference),
        touches: [.chat, .web, .phone, .server, .deployment])
    case ("auth", .removed):
      Judgement(
        signInDropped, .exposes, "nobody can sign in, and no token is asked for",
        touches: [.chat, .web, .phone, .server])
    case ("auth", _):
      Judgement(issuer, .exposes, "tokens of its issuers open the tools", touches: [.chat, .web, .phone, .server])
    case (_, .removed):
      Judgement(dropped, .breaks, "its tokens open nothing any more", touches: [.chat, .web, .phone, .server])
    case (_, .reordered): Judgement(issuer, .changes, "clients try the first one first")
    default: Judgement(issuer, .exposes, "its tokens open the tools", touches: [.chat, .web, .phone, .server])
    }
  }

  /// What more it means if the address is another host's.
  private static func elsewhere(_ difference: Difference) -> String {
    guard let before = difference.before.flatMap(host), let after = difference.after.flatMap(host), before != after
    else { return "" }
    return ", and calls go to \(Wording.quoted(after)), with their tokens and data"
  }

  /// `mcp.example.com:8443`
  private static func host(_ url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    return url[scheme.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
  }
}
