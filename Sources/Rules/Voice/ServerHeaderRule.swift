import Findings
import Language
import Resolve

/// One way to sign in.
enum ServerHeaderRule: Rule {
  static let kind = FindingKind(
    "voice/server-headers", .error, "Checks that an agent signs in to the MCP server once, and names headers well",
    why: """
      `authorization` becomes the header of that name; beside another one the service refuses the session. What looks
      like a token belongs into a secret: outputs are committed and read by many.
      """,
    source: "developers.openai.com/api/docs/guides/realtime-mcp, read 2026-11-22; RFC 9110, section 5.1")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      (agent.mcp?.headers ?? []).compactMap { header -> Finding? in
        let place = contract.origin.location(header.key)
        if header.name.lowercased() == "authorization" {
          return Finding(
            kind, at: place, "`\(header.name)` signs in a second time", help: "keep `authorization: {secret: NAME}`")
        }
        if !header.name.utf8.allSatisfy(isTokenByte) || header.name.isEmpty {
          return Finding(
            kind, at: place, "`\(header.name)` is no name of a header", help: "use letters, digits and `-`")
        }
        guard case .text = header.value, isSecret(header.name) else { return nil }
        return Finding(
          kind, at: place, "`\(header.name)` holds a secret as it is", help: "say `{secret: NAME}`")
      }
    }
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
    default: false
    }
  }

  private static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["api-key", "apikey", "token", "secret", "cookie"].contains { name.contains($0) }
  }
}
