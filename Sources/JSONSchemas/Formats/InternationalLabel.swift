/// A label of an internationalised host name (RFC 5891, section 4.2; RFC 5892).
enum InternationalLabel {
  static func isValid(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, let last = label.last, first != "-", last != "-" else { return false }
    if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
    switch first.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: break
    }
    return label.indices.allSatisfy { isAllowed(label[$0], in: label, at: $0) } && !mixesDigits(label)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar, in label: [Unicode.Scalar], at place: Int) -> Bool {
    if let answer = inContext(scalar, label, place) { return answer }
    switch scalar.value {
    case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: return true
    case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    case 0x2D, 0x30...0x39, 0x61...0x7A: return true
    case ..<0x80: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber: break
    default: return false
    }
    // What lower-casing or compatibility folding would change is not allowed (RFC 5892, section 2.2).
    return scalar.properties.lowercaseMapping == String(scalar)
  }

  /// RFC 5892, appendix A: characters that are allowed only beside others. Nil for all others.
  private static func inContext(_ scalar: Unicode.Scalar, _ label: [Unicode.Scalar], _ place: Int) -> Bool? {
    let before = place > 0 ? label[place - 1] : nil
    let after = place + 1 < label.count ? label[place + 1] : nil
    switch scalar.value {
    case 0x200C, 0x200D: return before?.properties.canonicalCombiningClass == .virama
    case 0xB7: return before == "l" && after == "l"
    case 0x375:
      return after.map { (0x370...0x3FF).contains($0.value) || (0x1F00...0x1FFF).contains($0.value) } ?? false
    case 0x5F3, 0x5F4: return before.map { (0x590...0x5FF).contains($0.value) } ?? false
    case 0x30FB:
      return label.contains {
        (0x3041...0x3096).contains($0.value) || (0x30A1...0x30FA).contains($0.value)
          || (0x3400...0x9FFF).contains($0.value) || $0.value == 0x3005 || $0.value == 0x3007
      }
    default: return nil
    }
  }

  /// Arabic-Indic digits and their extended forms never stand together.
  private static func mixesDigits(_ label: [Unicode.Scalar]) -> Bool {
    label.contains { (0x660...0x669).contains($0.value) }
      && label.contains { (0x6F0...0x6F9).contains($0.value) }
  }
}
