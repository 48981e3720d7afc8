import Findings
import Language
import Resolve
import Voice

/// Addresses are not spoken.
enum AddressInTextRule: Rule {
  static let kind = FindingKind(
    "voice/address-in-text", .warning, "Checks that an agent is told no web or e-mail addresses",
    why: """
      A model reads an address aloud, letter by letter. And instructions are no secret: a browser's session shows them to
      whoever looks, staff addresses included. Links belong under `exits` or `escalation`, where a page shows them.
      """,
    source:
      "developers.openai.com/api/docs/guides/voice-prompting, read 2026-10; PyPI openai 3.54.0 (session.created carries the instructions)"
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      agent.forEachText { said in
        guard let address = Self.address(in: said.text) else { return }
        findings.append(
          Finding(
            kind, at: said.location(of: address, in: contract.origin), "`\(address)` would be read aloud",
            help: "give it as a `link` of an exit, or say how to find it"))
      }
    }
    return findings
  }

  static func address(in text: String) -> Substring? {
    guard text.utf8.contains(where: { $0 == 0x40 || $0 == 0x2F }) || text.mentions("www.") else { return nil }
    return text.split { $0 == " " || $0 == "\n" || $0 == "," || $0 == "(" || $0 == ")" }.first { word in
      if word.hasPrefix("https://") || word.hasPrefix("http://") || word.hasPrefix("www.") { return true }
      let parts = word.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].dropLast().contains(".")
    }
  }
}
