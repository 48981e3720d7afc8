/// Phrases that are looked for in many texts, whatever their case: one pass over each text's bytes.
struct PhraseSet: Sendable {
  /// By the first byte of the phrase.
  private var byFirst: [[StaticString]]

  /// `phrases` are lower-case ASCII.
  init(_ phrases: [StaticString]) {
    byFirst = Array(repeating: [], count: 256)
    for phrase in phrases { byFirst[Int(phrase.utf8Start[0])].append(phrase) }
  }

  /// The first phrase that a text holds.
  func first(in text: String) -> StaticString? {
    var text = text
    return text.withUTF8 { bytes in
      for start in bytes.indices {
        let candidates = byFirst[Int(Self.lower(bytes[start]))]
        if candidates.isEmpty { continue }
        for phrase in candidates where Self.stands(phrase, in: bytes, at: start) { return phrase }
      }
      return nil
    }
  }

  private static func stands(_ phrase: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let count = phrase.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    for index in 1..<count where lower(bytes[start + index]) != phrase.utf8Start[index] { return false }
    return true
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
