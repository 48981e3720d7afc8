/// Regular expressions as FreeSWITCH (PCRE) and SIPp (POSIX, extended) both read them.
enum RegularExpression {
  /// One that only a text fits.
  static func literal(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\^$.|?*+()[]{}".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
