import JSONValues

/// A number as digits × 10^exponent: what an author wrote, so that 0.3 is a multiple of 0.1.
package struct Decimal: Sendable {
  package let value: JSONValue
  /// At most 17 digits for a fraction, 19 for an integer.
  private let digits: UInt128
  private let exponent: Int

  /// Nil if the value is no number.
  package init?(_ value: JSONValue) {
    self.value = value
    switch value {
    case .int(let number):
      digits = UInt128(number.magnitude)
      exponent = 0
    case .double(let number):
      guard number.isFinite else { return nil }
      // The shortest text that reads back to the same value.
      var (digits, exponent): (UInt128, Int) = (0, 0)
      let text = number.magnitude.description
      var rest = Substring(text)
      if let place = text.firstIndex(of: "e") {
        exponent = Int(text[text.index(after: place)...]) ?? 0
        rest = text[..<place]
      }
      var isFraction = false
      for byte in rest.utf8 {
        if byte == 0x2E {
          isFraction = true
        } else {
          digits = digits * 10 + UInt128(byte - 0x30)
          if isFraction { exponent -= 1 }
        }
      }
      self.digits = digits
      self.exponent = exponent
    default: return nil
    }
  }

  /// Exactly, however far apart the two are. The divisor is not zero.
  package func isMultiple(of divisor: Decimal) -> Bool {
    if digits == 0 { return true }
    let shift = exponent - divisor.exponent
    if shift >= 0 {
      // digits × 10^shift modulo the divisor's digits; both factors stay under 2^64.
      var (result, factor, power) = (digits % divisor.digits, 10 % divisor.digits, shift)
      while power > 0 {
        if power & 1 == 1 { result = result * factor % divisor.digits }
        factor = factor * factor % divisor.digits
        power >>= 1
      }
      return result == 0
    }
    // The divisor has fewer decimals: the value's own last digits must be zeros.
    var rest = digits
    for _ in 0..<(-shift) {
      guard rest % 10 == 0 else { return false }
      rest /= 10
    }
    return rest % divisor.digits == 0
  }
}
