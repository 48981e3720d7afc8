import Facts
import Language

/// A number as ITU-T E.164 writes it: `+`, then 7 to 15 digits that do not begin with 0.
enum PhoneNumber {
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.first == 0x2B, (8...16).contains(bytes.count), bytes[1] != 0x30 else { return false }
    return bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Its digits, which are what makes two numbers one.
  static func digits(_ text: String) -> String { String(text.filter { $0.isASCII && $0.isNumber }) }

  static func isEmergency(_ text: String) -> Bool { EmergencyNumbers.all.contains(digits(text)) }
}

extension Destination {
  /// The scheme of its address, in lower case.
  var scheme: String { uri.contains(":") ? uri.prefix { $0 != ":" }.lowercased() : "" }

  /// What stands after the scheme and before parameters.
  var address: Substring {
    guard let colon = uri.firstIndex(of: ":") else { return uri[...] }
    return uri[uri.index(after: colon)...].prefix { $0 != ";" && $0 != "?" }
  }

  /// The user of a `sip:` address, or the number of a `tel:` one.
  var user: Substring { scheme == "tel" ? address : address.prefix { $0 != "@" } }
}
