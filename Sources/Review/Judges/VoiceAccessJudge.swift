/// How a voice session is let into the server.
enum VoiceAccessJudge: Judge {
  static let widened = ChangeKind(
    "review/voice-access-widened", "Voice sessions may do more at the server, or come in as somebody else",
    why: "A service's token does not know who speaks.")
  static let narrowed = ChangeKind(
    "review/voice-access-narrowed", "Voice sessions may do less at the server",
    why: "Calls that need it are refused.")
  static let changed = ChangeKind(
    "review/voice-access-changed", "Voice sessions come to the server in another way",
    why: "The server and the deployment must know of it.")
  static let kinds = [widened, narrowed, changed]
  static let subjects: [Subject] = [
    Subject("Agent", "mcp"), Subject("MCPAccess", "authorization"), Subject("MCPAccess", "kind"),
    Subject("MCPAccess", "tunnel"), Subject("MCPAccess", "headers"), Subject("MCPAccess", "scopes"),
    Subject("SecretReference", "secret"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let path = difference.path
    switch (path.field, difference.kind) {
    case ("secret", .changed) where path.parts.prefix(2) == ["mcp", "authorization"]:
      return Judgement(widened, .exposes, "its calls come in by another token", touches: [.server, .deployment])
    case ("secret", _) where path.section != "agents": return nil
    case ("mcp", .removed):
      return Judgement(narrowed, .breaks, "its calls are let in no longer", touches: [.server, .deployment])
    case ("mcp", .added): return Judgement(widened, .exposes, "its calls are let in", touches: [.server, .deployment])
    case ("scopes", .added) where difference.isMember:
      return Judgement(widened, .exposes, "its token may hold it", touches: [.server])
    case ("scopes", .removed): return Judgement(narrowed, .breaks, "calls that need it are refused", touches: [.server])
    case ("kind", _) where difference.after == "service":
      return Judgement(
        widened, .exposes, "calls are made in the service's name, not in the person's", touches: [.server])
    case ("scopes", .reordered): return Judgement(changed, .safe)
    default: return Judgement(changed, .changes, touches: [.server, .deployment])
    }
  }
}
