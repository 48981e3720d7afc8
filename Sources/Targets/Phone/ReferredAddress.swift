import Language

/// What a REFER names: a destination's address, and behind it the headers of the call that is to be made there.
enum ReferredAddress {
  /// - Parameters:
  ///   - keys: What stands for the digits that were pressed at a step, where nothing but digits ever comes to stand.
  ///   - variable: The same for a variable of the call: letters, digits, `_` and `-`.
  static func text(
    _ referral: Referral, _ plan: PhonePlan, keys: (String) -> String, variable: (String) -> String
  ) -> String {
    let address = plan.contract.destinations[referral.destination]?.uri ?? ""
    let headers = referral.headers.map { header in
      switch header.value {
      case .literal(let text): "\(header.name)=\(Referral.escaped(text))"
      case .keys(let step): "\(header.name)=\(keys(step))"
      case .variable(let name): "\(header.name)=\(variable(name))"
      }
    }
    return address + (headers.isEmpty ? "" : "?\(headers.joined(separator: "&"))")
  }
}
