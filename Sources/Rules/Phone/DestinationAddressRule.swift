import Findings
import Language
import Resolve

/// Destinations can be dialled.
enum DestinationAddressRule: Rule {
  static let kind = FindingKind(
    "phone/destination-address", .error, "Checks that each destination has an address that can be dialled",
    why: """
      A destination is `sip:user@host`, or `tel:` with a number in full. A number goes out by a trunk of a carrier, so it
      needs `via`; the model's own trunk carries calls to the model only.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.destinations.compactMap { line -> Finding? in
      let place = contract.origin.location(line.node, "uri")
      if let via = line.via, let trunk = contract.contract.trunks[via], trunk.project != nil {
        return Finding(
          kind, at: contract.origin.location(line.node, "via"),
          "`\(via)` leads to the model, not to `\(line.name)`",
          help: "name a carrier's trunk")
      }
      switch line.scheme {
      case "sip", "sips":
        let parts = line.address.split(separator: "@", omittingEmptySubsequences: false)
        guard
          parts.count != 2 || parts.contains(where: \.isEmpty) || !parts[1].allSatisfy(isOfHost)
            || !line.uri.utf8.allSatisfy(isOfAddress)
        else { return nil }
        return Finding(
          kind, at: place, "`\(line.uri)` names no user at a host", help: "write `sip:user@host`")
      case "tel":
        guard line.via == nil else { return nil }
        return Finding(
          kind, at: place, "no trunk carries calls to `\(line.uri)`",
          help: "add `via: TRUNK` with a carrier's trunk")
      default:
        return Finding(
          kind, at: place, "`\(line.uri)` is no telephone address",
          help: "write `sip:user@host` or `tel:+14155550142`")
      }
    }
  }

  private static func isOfHost(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || ".-:[]".contains(character))
  }

  /// Printable ASCII but blanks and what quotes or encloses (RFC 3261, section 25.1).
  private static func isOfAddress(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte)
      && ![0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(byte)
  }
}
