import JSONValues

/// What a prompt's sound file is called: it changes with its text, so that no exchange plays an old recording.
enum PromptName {
  /// `folder`: see `folder(of:)`.
  static func name(in folder: String, part: String, _ said: [(language: String, text: String)]) -> String {
    var digest = Digest()
    for (place, version) in said.enumerated() {
      if place > 0 { digest.add("\n") }
      digest.add(version.language)
      digest.add("\n")
      digest.add(version.text)
    }
    return String(joining: folder, NameTable.token(part), "-", digest.text)
  }

  /// Where the sounds of a dialplan are: `parlance/support_line/`.
  static func folder(of dialplan: String) -> String { String(joining: "parlance/", NameTable.token(dialplan), "/") }

  /// 8 hexadecimal digits that stand for a text (FNV-1a: names, not secrets).
  static func digest(of text: String) -> String {
    var digest = Digest()
    digest.add(text)
    return digest.text
  }

  private struct Digest {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
      // Looked at where they lie; there is no byte that is not fine.
      _ = text.hasOnly { byte in
        hash ^= UInt64(byte)
        hash = hash &* 0x0000_0100_0000_01B3
        return true
      }
    }

    var text: String {
      var hash = hash
      // The last bytes of a text move only the low bits; the high ones are what a name shows.
      hash ^= hash >> 32
      hash = hash &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      return String(unsafeUninitializedCapacity: 8) { digits in
        for place in 0..<8 {
          let value = UInt8(truncatingIfNeeded: hash >> UInt64(60 - place * 4)) & 0xF
          digits[place] = value < 10 ? 0x30 + value : 0x57 + value
        }
        return 8
      }
    }
  }
}
