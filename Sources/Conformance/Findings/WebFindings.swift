import Findings

extension ConformanceFindings {
  /// Checks of voice pages and of what stands behind them.
  static let web = [webPolicy, webScript, webKey, webConsent, webApproval, webContent, webBackend]

  static let webPolicy = FindingKind(
    "conformance/web-policy", .error,
    "Checks that a voice page runs its own script alone, and connects to its backend and to the service alone",
    why: """
      The page holds a conversation with a person: what else could run in it, or be reached from it, could listen. Its \
      policy names its script and style by their digests and two origins.
      """, source: "Content Security Policy Level 3, W3C; HTML Living Standard, 2026-11")
  static let webScript = FindingKind(
    "conformance/web-script", .error, "Checks that no text becomes code or markup in a voice page",
    why: "What a model, a tool or a site says is shown as text. Nothing of it may ever run.")
  static let webKey = FindingKind(
    "conformance/web-key", .error, "Checks that what a browser gets holds no key, and no place for one",
    why: """
      Everyone can read a page. It takes a secret that lasts a minute from the team's backend, and refuses any other; \
      the API key stays in the backend's environment.
      """, source: "developers.openai.com, guides/realtime: client secrets (2026-10)")
  static let webConsent = FindingKind(
    "conformance/web-consent", .error, "Checks that a person reads the disclosures before the microphone opens",
    why: """
      That a machine answers, and that it is recorded, must be said before anything is heard: the notices stand above \
      the button that opens the microphone, and nothing else opens it.
      """, source: "Regulation (EU) 2024/1689, article 50(1), in force 2026-08-02")
  static let webApproval = FindingKind(
    "conformance/web-approval", .error, "Checks that a voice page asks before every write, in the contract's words",
    why: """
      The service waits for the page's answer before it calls a tool that changes something. The question, the time \
      and what happens when nobody answers are the contract's.
      """)
  static let webContent = FindingKind(
    "conformance/web-content", .error, "Checks that a voice page has the contract's ways out, limits and words",
    why: "The way to a person, the length of a conversation and whether events are kept are promises to the person.")
  static let webBackend = FindingKind(
    "conformance/web-backend", .error, "Checks that the backend serves the contract's origins and agents alone",
    why: """
      A secret starts a session at the team's cost. The backend gives it to pages of the declared origin, so often for \
      each person, and asks for it with the body that was emitted.
      """)
}
