import Language

/// An address of SIP with headers behind it, as it stands in a file.
struct WrittenAddress {
  let address: String
  let headers: [(name: String, value: String)]
  /// Whether nothing in a value could end it, or mean something to whoever reads the file.
  let isEscaped: Bool

  init(_ text: some StringProtocol) {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    address = String(parts[0])
    var headers: [(name: String, value: String)] = []
    var isEscaped = true
    for header in parts.count > 1 ? parts[1].split(separator: "&", omittingEmptySubsequences: false) : [] {
      let sides = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides.count > 1 ? Self.decoded(sides[1]) : nil
      if value == nil { isEscaped = false }
      headers.append((String(sides[0]), value ?? String(sides.last ?? "")))
    }
    self.headers = headers
    self.isEscaped = isEscaped
  }

  /// Nil where a byte stands that has to be written as `%` and two digits.
  private static func decoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          return nil
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether it is what a step says; `keys` are the digits that were pressed at each step, `variable` what each variable is.
  func names(
    _ referral: Referral, in contract: Contract, keys: (String) -> String, variable: (String) -> String
  ) -> Bool {
    let wanted = referral.headers.map { header in
      switch header.value {
      case .literal(let text): (name: header.name, value: text)
      case .keys(let step): (name: header.name, value: keys(step))
      case .variable(let name): (name: header.name, value: variable(name))
      }
    }
    return isEscaped && address == contract.destinations[referral.destination]?.uri
      && headers.elementsEqual(wanted) { $0 == $1 }
  }
}

extension Step {
  /// What it hands calls over to; nil for a step that does something else.
  var referral: Referral? { if case .refer(let referral) = act { referral } else { nil } }
}
