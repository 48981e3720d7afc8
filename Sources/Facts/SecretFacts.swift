/// What secrets look like, in a contract and in what is made of it.
public enum SecretFacts {
  /// What a reference to a secret begins with in an output: `@secret(NAME)`. It is replaced at deployment.
  public static let marker = "@secret("

  /// What the keys of services in use begin with: their own documents, 2026-11-22.
  public static let keyBeginnings = [
    "sk-", "sk_live_", "whsec_", "ek_", "ghp_", "xoxb-", "AKIA", "eyJhbGciOi", "-----BEGIN ",
  ]

  /// A shorter one is a word of prose or a name.
  public static let shortestKey = 20

  /// Where keys stand in text: words that begin as keys do and are long enough, and the heads of PEM files.
  public static func keys(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, isKeyByte(bytes[index]) { index += 1 }
      guard index > start else {
        index += 1
        continue
      }
      let isKey = index - start >= shortestKey || bytes[start] == 0x2D && bytes[start...].starts(with: pem)
      if isKey, beginnings.contains(where: { bytes[start...].starts(with: $0) }) { found.append(start..<index) }
    }
    return found
  }

  /// The same in a file.
  public static func keys(in bytes: [UInt8]) -> [Range<Int>] { bytes.withUnsafeBufferPointer { keys(in: $0) } }

  private static let beginnings = keyBeginnings.map { Array($0.utf8) }
  private static let pem = Array("-----BEGIN ".utf8)

  /// Letters, digits, `-` and `_`: what keys are made of.
  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}
