/// A class of characters that `\p{…}` names: a general category or a binary property (ECMA-262, 22.2.2.9,
/// tables 69 to 71), as the Unicode tables of Swift's own library know them.
enum UnicodeProperty: Sendable {
  case category(Set<Unicode.GeneralCategory>)
  case binary(KeyPath<Unicode.Scalar.Properties, Bool> & Sendable)
  case ascii, any

  func contains(_ scalar: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch self {
    case .category(let categories): return categories.contains(scalar.properties.generalCategory)
    case .binary(let property): return scalar.properties[keyPath: property]
    case .ascii: return scalar.isASCII
    case .any: return true
    }
  }

  /// Nil if the name is not known. Scripts are ranges, see `UnicodeScript`.
  init?(name: String) {
    var name = name[...]
    for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    switch name {
    case "Any": self = .any
    case "ASCII": self = .ascii
    default:
      if let categories = Self.categories[String(name)] {
        self = .category(Set(categories))
      } else if let property = Self.properties[String(name)] {
        self = .binary(property)
      } else {
        return nil
      }
    }
  }

  private static let categories: [String: [Unicode.GeneralCategory]] = {
    typealias Category = Unicode.GeneralCategory
    let single: [(String, String, Category)] = [
      ("Lu", "Uppercase_Letter", .uppercaseLetter), ("Ll", "Lowercase_Letter", .lowercaseLetter),
      ("Lt", "Titlecase_Letter", .titlecaseLetter), ("Lm", "Modifier_Letter", .modifierLetter),
      ("Lo", "Other_Letter", .otherLetter), ("Mn", "Nonspacing_Mark", .nonspacingMark),
      ("Mc", "Spacing_Mark", .spacingMark), ("Me", "Enclosing_Mark", .enclosingMark),
      ("Nd", "Decimal_Number", .decimalNumber), ("Nl", "Letter_Number", .letterNumber),
      ("No", "Other_Number", .otherNumber), ("Pc", "Connector_Punctuation", .connectorPunctuation),
      ("Pd", "Dash_Punctuation", .dashPunctuation), ("Ps", "Open_Punctuation", .openPunctuation),
      ("Pe", "Close_Punctuation", .closePunctuation), ("Pi", "Initial_Punctuation", .initialPunctuation),
      ("Pf", "Final_Punctuation", .finalPunctuation), ("Po", "Other_Punctuation", .otherPunctuation),
      ("Sm", "Math_Symbol", .mathSymbol), ("Sc", "Currency_Symbol", .currencySymbol),
      ("Sk", "Modifier_Symbol", .modifierSymbol), ("So", "Other_Symbol", .otherSymbol),
      ("Zs", "Space_Separator", .spaceSeparator), ("Zl", "Line_Separator", .lineSeparator),
      ("Zp", "Paragraph_Separator", .paragraphSeparator), ("Cc", "Control", .control),
      ("Cf", "Format", .format),
      ("Cs", "Surrogate", .surrogate), ("Co", "Private_Use", .privateUse), ("Cn", "Unassigned", .unassigned),
    ]
    let groups = [
      ("L", "Letter"), ("M", "Mark"), ("N", "Number"), ("P", "Punctuation"), ("S", "Symbol"),
      ("Z", "Separator"),
      ("C", "Other"),
    ]
    var table: [String: [Category]] = [:]
    for (short, long, category) in single {
      table[short] = [category]
      table[long] = [category]
    }
    for (short, long) in groups {
      let members = single.filter { $0.0.hasPrefix(short) }.map(\.2)
      table[short] = members
      table[long] = members
    }
    table["LC"] = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    table["Cased_Letter"] = table["LC"]
    table["digit"] = [.decimalNumber]
    table["punct"] = table["P"]
    table["cntrl"] = [.control]
    table["Combining_Mark"] = table["M"]
    return table
  }()

  private static let properties: [String: KeyPath<Unicode.Scalar.Properties, Bool> & Sendable] = [
    "Alphabetic": \.isAlphabetic, "Alpha": \.isAlphabetic, "ASCII_Hex_Digit": \.isASCIIHexDigit,
    "AHex": \.isASCIIHexDigit, "Hex_Digit": \.isHexDigit, "Hex": \.isHexDigit, "Lowercase": \.isLowercase,
    "Lower": \.isLowercase, "Uppercase": \.isUppercase, "Upper": \.isUppercase, "White_Space": \.isWhitespace,
    "space": \.isWhitespace, "Cased": \.isCased, "Case_Ignorable": \.isCaseIgnorable, "CI": \.isCaseIgnorable,
    "Dash": \.isDash, "Diacritic": \.isDiacritic, "Dia": \.isDiacritic, "Emoji": \.isEmoji,
    "Emoji_Presentation": \.isEmojiPresentation, "Emoji_Modifier": \.isEmojiModifier,
    "Emoji_Modifier_Base": \.isEmojiModifierBase, "Extender": \.isExtender, "Ext": \.isExtender,
    "Ideographic": \.isIdeographic, "Ideo": \.isIdeographic, "ID_Start": \.isIDStart, "IDS": \.isIDStart,
    "ID_Continue": \.isIDContinue, "IDC": \.isIDContinue, "XID_Start": \.isXIDStart, "XIDS": \.isXIDStart,
    "XID_Continue": \.isXIDContinue, "XIDC": \.isXIDContinue, "Math": \.isMath,
    "Quotation_Mark": \.isQuotationMark, "QMark": \.isQuotationMark, "Radical": \.isRadical,
    "Noncharacter_Code_Point": \.isNoncharacterCodePoint, "Variation_Selector": \.isVariationSelector,
    "Pattern_White_Space": \.isPatternWhitespace, "Unified_Ideograph": \.isUnifiedIdeograph,
    "Default_Ignorable_Code_Point": \.isDefaultIgnorableCodePoint, "Deprecated": \.isDeprecated,
    "Grapheme_Base": \.isGraphemeBase, "Grapheme_Extend": \.isGraphemeExtend, "Join_Control": \.isJoinControl,
    "Soft_Dotted": \.isSoftDotted, "Sentence_Terminal": \.isSentenceTerminal, "Bidi_Control": \.isBidiControl,
    "Bidi_Mirrored": \.isBidiMirrored,
  ]
}
