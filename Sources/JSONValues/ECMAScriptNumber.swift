/// Numbers as ECMAScript's `Number::toString` prints them (ECMA-262, 6.1.6.1.20): shortest digits that read back to
/// the same value, no exponent from 1e-6 up to, but not with, 1e21.
enum ECMAScriptNumber {
  static func text(_ value: Double) -> String {
    if value == 0 { return "0" }
    let (digits, exponent) = shortest(abs(value))
    let sign = value < 0 ? "-" : ""
    let count = digits.count
    if exponent >= count && exponent <= 21 {
      return sign + digits + String(repeating: "0", count: exponent - count)
    }
    if exponent > 0 && exponent <= 21 {
      return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
    }
    if exponent > -6 && exponent <= 0 {
      return sign + "0." + String(repeating: "0", count: -exponent) + digits
    }
    let power = exponent - 1
    let mantissa = count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
    return sign + mantissa + "e" + (power < 0 ? "-" : "+") + String(abs(power))
  }

  /// The shortest decimal digits of a value and the place of the point: value = 0.digits × 10^exponent.
  private static func shortest(_ value: Double) -> (digits: String, exponent: Int) {
    // Swift prints the shortest digits too, but lays them out in its own way.
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(mantissa[0])
    var digits = whole + (mantissa.count > 1 ? String(mantissa[1]) : "")
    var exponent = whole.count + (parts.count > 1 ? Int(parts[1])! : 0)
    while digits.hasSuffix("0") { digits.removeLast() }
    while digits.hasPrefix("0") {
      digits.removeFirst()
      exponent -= 1
    }
    return (digits, exponent)
  }
}
