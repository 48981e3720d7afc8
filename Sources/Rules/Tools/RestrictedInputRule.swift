import Findings
import Language
import Resolve
import Voice

/// Data that no tool of a ChatGPT app may ask for.
enum RestrictedInputRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/restricted-data", .warning, "Checks that no tool asks for data that apps must not collect",
    why: """
      Card numbers, health records, government identifiers, passwords and one-time codes must not be asked for in a
      conversation; neither must whole transcripts or precise locations. Take them on a page or a line of your own.
      """, source: "OpenAI, plugins/plugin-guidelines, restricted data (2026-10)")

  /// Names of parameters that ask for it, and what each is.
  private static let names: [(words: [String], what: String)] = [
    (["card_number", "cardnumber", "pan", "cvv", "cvc", "card_expiry", "credit_card"], "payment card data"),
    (
      ["ssn", "social_security", "passport", "passport_number", "national_id", "tax_id", "driver_license"],
      "a government identifier"
    ),
    (["diagnosis", "medical_record", "mrn", "insurance_id", "prescription"], "health data"),
    (
      ["password", "passcode", "pin", "otp", "mfa_code", "api_key", "secret", "access_token", "private_key"],
      "a credential"
    ),
    (["biometric", "fingerprint", "face_scan"], "biometric data"),
    (
      ["conversation", "transcript", "chat_log", "full_context", "chat_history"],
      "a record of the conversation"
    ),
    (
      ["lat", "latitude", "lng", "longitude", "coordinates", "gps", "precise_location"], "a precise location"
    ),
  ]

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    tool.input.members.compactMap { member in
      let name = member.name.lowercased()
      guard let match = names.first(where: { $0.words.contains(name) }) else { return nil }
      // Where it would be spoken, that is an error, and the greater one.
      if SpokenSecretRule.isSecret(member.name), isSpoken(tool.tool, contract) { return nil }
      return Finding(
        kind, at: contract.origin.location(member.key) ?? contract.origin.location(tool.tool.key),
        "parameter `\(member.name)` of `\(tool.name)` asks for \(match.what)",
        help: "remove it, and take such data outside the conversation")
    }
  }

  private static func isSpoken(_ tool: Language.Tool, _ contract: ResolvedContract) -> Bool {
    contract.contract.agents.contains { agent in
      agent.tools.contains(tool.name) && agent.voiceSurfaces.contains { tool.isCallable(on: $0) }
    }
  }
}
