import Findings
import JSONValues
import Language
import Resolve
import Voice

/// Card data and PINs are not taken by voice.
enum SpokenSecretRule: Rule {
  static let kind = FindingKind(
    "voice/spoken-secret", .error, "Checks that no tool of an agent asks for card data, PINs or passwords",
    why: """
      What is said is heard, transcribed and kept: a spoken card number puts the whole conversation under PCI
      DSS, and keys pressed during the call reach the model too. Transfer to a payment line before the number
      is given, or show a link: that is what `exits` are for.
      """,
    source: "PCI SSC, Protecting Telephone-Based Payment Card Data (2018-11)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var named: [String: String?] = [:]
    return contract.contract.agents.flatMap { agent in
      agent.tools.enumerated().compactMap { index, name -> Finding? in
        guard let tool = contract.tool(name),
          agent.voiceSurfaces.contains(where: { tool.tool.isCallable(on: $0) })
        else { return nil }
        let parameter = named[name] ?? Self.parameter(of: tool)
        named[name] = parameter
        guard let parameter else { return nil }
        let place = tool.input.member(parameter).flatMap { contract.origin.location($0.key) }
        return Finding(
          kind, at: contract.origin.location(agent.node, "tools", element: index),
          "`\(name)` asks for `\(parameter)`, which must not be spoken",
          related: place.map { [.init($0, "the parameter")] } ?? [],
          help: "take the tool from the agent and give it an exit to a payment line or page")
      }
    }
  }

  private static func parameter(of tool: ResolvedTool) -> String? {
    tool.inputSchema?["properties"]?.object?.keys.first { isSecret($0) }
  }

  /// Whether a parameter's name is one of card data, PINs or passwords: `cardNumber`, `card_number`, `cvv`.
  static func isSecret(_ name: String) -> Bool {
    let plain = String(decoding: name.utf8.filter { $0 != 0x5F && $0 != 0x2D }, as: UTF8.self)
    return parts.contains(where: plain.mentions)
      || exact.contains { plain.utf8.count == $0.utf8CodeUnitCount && plain.mentions($0) }
  }

  private static let exact: [StaticString] = [
    "pan", "pin", "cvv", "cvc", "cvv2", "cvc2", "ssn", "otp", "passcode", "pincode",
  ]
  private static let parts: [StaticString] = [
    "cardnumber", "creditcard", "debitcard", "cardexpiry", "securitycode", "password", "socialsecurity",
    "cardcvc", "cardcvv",
  ]
}
