import Syntax

extension Shape where Value == String {
  /// Text that says something, as it is written. It may hold `$(env.…)`, and nothing else that looks like a binding.
  static let text = plainText("text")

  /// The same where there may be nothing to say: values, and what an imported list may leave empty.
  static let anyText = plainText("text", mayBeEmpty: true)

  /// A name that the author chooses: letters, digits, `_` and `-`.
  static let name = matching("a name of letters, digits, `_` and `-`", "^[A-Za-z0-9_][A-Za-z0-9_-]*$") { bytes in
    guard let first = bytes.first, first != 0x2D else { return false }
    return bytes.allSatisfy(isNameByte)
  }

  /// A name that another part of the contract declares. Whether it does is looked up when the contract is resolved.
  static func reference(_ kind: Reference.Kind) -> Shape {
    Shape(.text(what: "the name of \(kind.article) \(kind.rawValue)", pattern: nil)) { node, reader in
      guard
        let name = reader.scalar(node, { .text(what: "the name of \(kind.article) \(kind.rawValue)", pattern: nil) })
      else { return nil }
      reader.references.append(Reference(kind: kind, name: name, node: node))
      return name
    }
  }

  static func plainText(_ what: String, mayBeEmpty: Bool = false) -> Shape {
    Shape(.text(what: what, pattern: nil)) { node, reader in
      guard let text = reader.scalar(node, { .text(what: what, pattern: nil) }) else { return nil }
      if !mayBeEmpty, text.isBlank {
        reader.wordless(node)
        return nil
      }
      reader.refuseBindings(in: text, node)
      reader.lookForCutText(node)
      return text
    }
  }

  static func matching(_ what: String, _ pattern: String, _ isMatch: @escaping @Sendable (String.UTF8View) -> Bool)
    -> Shape
  {
    Shape(.text(what: what, pattern: pattern)) { node, reader in
      guard let text = reader.scalar(node, { .text(what: what, pattern: pattern) }) else { return nil }
      guard isMatch(text.utf8) else {
        reader.wrong(node, .text(what: what, pattern: pattern))
        return nil
      }
      return text
    }
  }
}

extension Shape where Value == [String] {
  /// Sentences in a list. In `[…]` a comma ends one, which is not always meant.
  static var sentences: Shape {
    let list = Shape<String>.text.list
    return Shape(list.form()) { node, reader in
      reader.lookForSplitText(node)
      return list.read(node, &reader)
    }
  }
}

extension String {
  /// Whether there is nothing to read in it.
  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}

/// Whether a byte may stand in a name: a letter, a digit, `_` or `-`.
public func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
  default: false
  }
}

extension Shape where Value == Character {
  /// A key of a telephone.
  static let phoneKey = Shape(
    .text(what: "a key: `0` to `9`, `star` or `pound`", pattern: "^([0-9*#]|star|pound)$")
  ) { node, reader in
    let form = Form.text(what: "a key: `0` to `9`, `star` or `pound`", pattern: "^([0-9*#]|star|pound)$")
    guard let text = reader.scalar(node, { form }) else { return nil }
    switch text {
    case "star": return "*"
    case "pound": return "#"
    case let key where key.count == 1 && "0123456789*#".contains(key): return key.first
    default:
      reader.wrong(node, form)
      return nil
    }
  }
}
