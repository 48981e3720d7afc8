/// A URI reference (RFC 3986), taken apart.
struct URIReference: Sendable, Hashable {
  var scheme: String?
  var authority: String?
  var path: String
  var query: String?
  var fragment: String?

  /// Takes a text apart as RFC 3986, appendix B does; every text has parts.
  init(_ text: String) {
    var rest = text[...]
    if let place = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: place)...])
      rest = rest[..<place]
    }
    if let place = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: place)...])
      rest = rest[..<place]
    }
    if let place = rest.firstIndex(where: { $0 == ":" || $0 == "/" }), rest[place] == ":",
      place > rest.startIndex
    {
      scheme = String(rest[..<place])
      rest = rest[rest.index(after: place)...]
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
    }
    path = String(rest)
  }

  var withoutFragment: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
      + (query.map { "?" + $0 } ?? "")
  }

  /// RFC 3986, section 5.2.2.
  func resolved(against base: String) -> URIReference {
    var result = self
    if scheme != nil {
      result.path = Self.withoutDots(path)
      return result
    }
    let base = URIReference(base)
    result.scheme = base.scheme
    if authority != nil {
      result.path = Self.withoutDots(path)
      return result
    }
    result.authority = base.authority
    if path.isEmpty {
      result.path = base.path
      result.query = query ?? base.query
    } else if path.hasPrefix("/") {
      result.path = Self.withoutDots(path)
    } else if base.authority != nil && base.path.isEmpty {
      result.path = Self.withoutDots("/" + path)
    } else {
      let folder = base.path.lastIndex(of: "/").map { String(base.path[...$0]) } ?? ""
      result.path = Self.withoutDots(folder + path)
    }
    return result
  }

  /// RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: String) -> String {
    guard path.contains("/.") || path.hasPrefix(".") else { return path }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (place, segment) in segments.enumerated() {
      let isLast = place == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 || (kept.count == 1 && kept[0] != "") { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }

  /// Nil if an escape or the text that comes out is not valid.
  static func percentDecoded(_ text: String) -> String? {
    guard text.utf8.contains(0x25) else { return text }
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      if byte != 0x25 {
        bytes.append(byte)
      } else if let high = rest.next()?.hexadecimal, let low = rest.next()?.hexadecimal {
        bytes.append(high << 4 | low)
      } else {
        return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
