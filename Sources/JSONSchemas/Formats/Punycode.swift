/// RFC 3492.
enum Punycode {
  /// Nil if the text is none, or names a code point that does not exist.
  static func decoded(_ text: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
    var output: [Unicode.Scalar] = []
    var rest = text
    if let hyphen = text.lastIndex(of: 0x2D) {
      output = text[..<hyphen].map { Unicode.Scalar($0) }
      rest = text[(hyphen + 1)...]
    }
    var (code, index, bias) = (128, 0, 72)
    while !rest.isEmpty {
      let start = index
      var (weight, step) = (1, 36)
      while true {
        guard let byte = rest.popFirst(), let digit = value(byte), weight < 1 << 40 else { return nil }
        index += digit * weight
        let threshold = min(max(step - bias, 1), 26)
        if digit < threshold { break }
        weight *= 36 - threshold
        step += 36
      }
      let count = output.count + 1
      bias = adapted(index - start, count, isFirst: start == 0)
      code += index / count
      index %= count
      guard code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      output.insert(scalar, at: index)
      index += 1
    }
    return output
  }

  /// How many characters the encoded form has, its prefix aside.
  static func length(_ label: [Unicode.Scalar]) -> Int {
    let basic = label.count { $0.isASCII }
    var (code, delta, bias, handled) = (128, 0, 72, basic)
    var length = basic == 0 ? 0 : basic + 1
    while handled < label.count {
      let next = label.lazy.map { Int($0.value) }.filter { $0 >= code }.min()!
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in label {
        if scalar.value < code { delta += 1 }
        guard scalar.value == code else { continue }
        var (rest, step) = (delta, 36)
        while true {
          length += 1
          let threshold = min(max(step - bias, 1), 26)
          if rest < threshold { break }
          rest = (rest - threshold) / (36 - threshold)
          step += 36
        }
        bias = adapted(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return length
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > 455 {
      delta /= 35
      bias += 36
    }
    return bias + 36 * delta / (delta + 38)
  }

  private static func value(_ byte: UInt8) -> Int? {
    if byte.isLetter { return Int(byte | 0x20) - 0x61 }
    return byte.isDigit ? Int(byte) - 0x30 + 26 : nil
  }
}
