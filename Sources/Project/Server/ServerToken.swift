import Glibc

/// The token that a variable of the process environment holds.
func token(_ variable: String?, for address: ServerAddress) throws(ToolError) -> String? {
  guard let variable else { return nil }
  guard let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty else {
    throw .refused("the variable \(variable) is not set", help: "set it to the token, or leave --token-env out")
  }
  // RFC 6750, section 2.1: anything else could end the header and begin another.
  guard value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
    throw .refused("what \(variable) holds is no bearer token", help: "a token has no spaces and no line breaks")
  }
  guard address.isPrivate else {
    throw .refused("the token would go to \(address.host) unencrypted", help: "use https")
  }
  return value
}
