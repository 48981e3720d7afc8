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
    // Before it stands nothing, or what is no part of a key.
    var index = 0
    while index + shortestKey <= bytes.count {
      // A key that begins before this byte reaches it: where it is none, nothing before it has to be looked at.
      let probe = index + shortestKey - 1
      guard isKeyByte(bytes[probe]) else {
        index = probe + 1
        continue
      }
      var start = probe
      while start > index, isKeyByte(bytes[start - 1]) { start -= 1 }
      let end = endOfWord(from: probe, in: bytes)
      if end - start >= shortestKey, beginnings.contains(where: { bytes[start...].starts(with: $0) }) {
        found.append(start..<end)
      }
      index = end + 1
    }
    return found + heads(in: bytes)
  }

  /// Of five dashes one stands at every fifth place.
  private static func heads(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 4
    while place < bytes.count {
      defer { place += 5 }
      guard bytes[place] == 0x2D else { continue }
      var start = place
      while start > 0, bytes[start - 1] == 0x2D { start -= 1 }
      // A line of dashes is gone along once.
      while place + 1 < bytes.count, bytes[place + 1] == 0x2D { place += 1 }
      if bytes[start...].starts(with: pem) { found.append(start..<endOfWord(from: start, in: bytes)) }
    }
    return found
  }

  private static func endOfWord(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count, isKeyByte(bytes[end]) { end += 1 }
    return end
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
