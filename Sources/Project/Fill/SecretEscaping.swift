import JSONValues

/// How a value is written into a file of some format, or why it can't be. No reason tells anything of the
/// value but what sort of character is in its way.
enum SecretEscaping: Hashable {
  case json
  case xml
  /// Asterisk's configuration files. `runsExpressions`: `extensions.conf`, where `${…}` and `$[…]` are
  /// evaluated.
  case asterisk(runsExpressions: Bool)
  /// No value may be put into such a file; says why.
  case refused(String)

  /// The escaping of a file, by its name.
  init(for path: String) {
    let name = split(path).name
    switch name.split(separator: ".").last {
    case "json": self = .json
    case "xml": self = .xml
    case "conf": self = .asterisk(runsExpressions: name == "extensions.conf")
    case "html": self = .refused("a page is sent to everyone who opens it, so it can keep no secret")
    case "md", "mmd": self = .refused("a text that people read can keep no secret")
    default: self = .refused("values are put only into .json, .xml and .conf files")
    }
  }

  struct Refusal: Error, Hashable { let reason: String }

  /// The bytes to write for a value at a place of a file.
  func escaped(_ value: [UInt8], at place: Int, of file: [UInt8]) throws(Refusal) -> [UInt8] {
    if case .refused(let reason) = self { throw Refusal(reason: reason) }
    guard let text = String(validating: value, as: UTF8.self) else {
      throw Refusal(reason: "the value is not UTF-8 text")
    }
    switch self {
    case .json: return Array(JSONWriter.compact(.string(text)).dropFirst().dropLast())
    case .xml: return try Self.xml(text, inside: XMLPlace(of: place, in: file))
    case .asterisk(let runsExpressions): return try Self.asterisk(text, runsExpressions: runsExpressions)
    case .refused(let reason): throw Refusal(reason: reason)
    }
  }

  /// XML 1.0, section 2.4. SIPp's scenarios hold whole messages in CDATA sections, where nothing can be
  /// escaped and where SIPp takes square brackets for keywords of its own.
  private static func xml(_ text: String, inside place: XMLPlace) throws(Refusal) -> [UInt8] {
    try refuseControls(text)
    switch place {
    case .comment: throw Refusal(reason: "the reference stands in a comment")
    case .characterData:
      if text.contains(where: { $0 == "[" || $0 == "]" }) {
        throw Refusal(
          reason: "the value has a square bracket, which can't be written in a CDATA section of SIPp")
      }
      return Array(text.utf8)
    case .markup:
      var escaped = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&apos;"
        default: escaped.unicodeScalars.append(scalar)
        }
      }
      return Array(escaped.utf8)
    }
  }

  /// As Asterisk 22 reads its files (measured 2026-11): `\;` is the one escape that it knows, a line of 8,192
  /// bytes is skipped, blanks at the ends are lost.
  private static func asterisk(_ text: String, runsExpressions: Bool) throws(Refusal) -> [UInt8] {
    try refuseControls(text)
    if text.hasPrefix(" ") || text.hasSuffix(" ") {
      throw Refusal(reason: "the value begins or ends with a blank, which Asterisk drops")
    }
    if text.hasPrefix(">") {
      throw Refusal(
        reason: "the value begins with `>`, which Asterisk takes for a part of the sign before it")
    }
    if text.utf8.count > 4000 {
      throw Refusal(reason: "the value is longer than a line of Asterisk's can be")
    }
    if runsExpressions, text.contains(where: { "$,\"()[]{}".contains($0) }) {
      throw Refusal(reason: "the value has a character that a dialplan evaluates and that it can't escape")
    }
    return Array(text.replacing(";", with: "\\;").utf8)
  }

  private static func refuseControls(_ text: String) throws(Refusal) {
    let isControl = { (scalar: Unicode.Scalar) in
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
    if text.unicodeScalars.contains(where: isControl) {
      throw Refusal(reason: "the value has a line break or another control character")
    }
  }
}

/// What a place of an XML file is inside of.
private enum XMLPlace {
  case markup, characterData, comment

  init(of place: Int, in file: [UInt8]) {
    let starts: [(kind: XMLPlace, opening: [UInt8], closing: [UInt8])] = [
      (.characterData, Array("<![CDATA[".utf8), Array("]]>".utf8)),
      (.comment, Array("<!--".utf8), Array("-->".utf8)),
    ]
    var index = 0
    while let tag = file[index..<place].firstIndex(of: 0x3C) {
      index = tag + 1
      for (kind, opening, closing) in starts where file[tag..<place].starts(with: opening) {
        index = tag + opening.count
        while index < place, !file[index...].starts(with: closing) { index += 1 }
        if index >= place {
          self = kind
          return
        }
      }
    }
    self = .markup
  }
}
