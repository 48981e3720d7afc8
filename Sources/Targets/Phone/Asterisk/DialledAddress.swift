import Language

/// What `Dial` is given for a destination: a literal, never a caller's digits.
enum DialledAddress {
  static func text(_ line: Destination, _ plan: PhonePlan) -> String {
    if let number = plan.numbers[line.name] {
      return "PJSIP/\(number)@\(plan.names.trunk(line.via ?? ""))"
    }
    if let via = line.via { return "PJSIP/\(plan.names.trunk(via))/\(ConfigurationValue.argument(line.uri))" }
    return "PJSIP/\(plan.names.destination(line.name))"
  }
}

/// The parts of `sip:user@host;transport=tls` or `tel:+1…`.
struct PhoneAddress {
  let uri: String
  /// The number of a `tel:` address, as `+` and digits.
  let number: String?
  let host: String?
  let isSecure: Bool
  let transport: Trunk.Transport

  init(_ uri: String) {
    self.uri = uri
    let scheme = uri.prefix { $0 != ":" }.lowercased()
    isSecure = scheme == "sips"
    let rest = uri.dropFirst(scheme.count + 1)
    if scheme == "tel" {
      let digits = rest.prefix { $0 != ";" }.filter { $0.isASCII && $0.isNumber }
      number = rest.hasPrefix("+") ? "+\(digits)" : String(digits)
      host = nil
      transport = .udp
      return
    }
    number = nil
    let address = rest.prefix { $0 != ";" && $0 != "?" }
    let afterUser = address.firstIndex(of: "@").map { address[address.index(after: $0)...] } ?? address
    host = afterUser.isEmpty ? nil : String(afterUser)
    let parameters = rest.split(separator: ";").dropFirst().map { $0.lowercased() }
    if isSecure || parameters.contains("transport=tls") {
      transport = .tls
    } else if parameters.contains("transport=tcp") {
      transport = .tcp
    } else {
      transport = .udp
    }
  }
}
