/// A pattern of file names as `include:` writes them: `tools/*.yaml`, `**/*.yaml`. Relative to the project's
/// folder, with `/` between its parts. `*` stands for any characters within a part, `?` for one, a part `**`
/// for any number of folders. Neither matches a name that begins with a dot.
public struct IncludePattern: Sendable, Hashable {
  /// Why a text is no pattern.
  public enum Refusal: Error, Hashable, Sendable { case empty, absolute, outside, backslash }

  enum Part: Sendable, Hashable {
    case name(String)
    case wildcard([UInt8])
    case anyFolders
  }

  let parts: [Part]
  /// Whether the pattern can match more than one file.
  public var hasWildcard: Bool { parts.contains { if case .name = $0 { false } else { true } } }

  public init(_ text: String) throws(Refusal) {
    if text.isEmpty { throw .empty }
    if text.hasPrefix("/") { throw .absolute }
    if text.contains("\\") { throw .backslash }
    var parts: [Part] = []
    for part in text.split(separator: "/") where part != "." {
      switch part {
      case "..": throw .outside
      case "**": if parts.last != .anyFolders { parts.append(.anyFolders) }
      case _ where part.contains(where: { $0 == "*" || $0 == "?" }): parts.append(.wildcard(Array(part.utf8)))
      default: parts.append(.name(String(part)))
      }
    }
    if parts.isEmpty { throw .empty }
    // `data/**` means the files below, as it does elsewhere.
    if parts.last == .anyFolders { parts.append(.wildcard([0x2A])) }
    self.parts = parts
  }

  /// Whether a path fits the whole pattern, as a walk through its folders would find it.
  func matches(path: String) -> Bool {
    Self.matches(path.split(separator: "/").map(String.init)[...], parts[...])
  }

  private static func matches(_ names: ArraySlice<String>, _ parts: ArraySlice<Part>) -> Bool {
    guard let part = parts.first else { return names.isEmpty }
    guard let name = names.first else { return false }
    switch part {
    case .name(let wanted): return name == wanted && matches(names.dropFirst(), parts.dropFirst())
    case .wildcard(let wildcard):
      return matches(name, wildcard) && matches(names.dropFirst(), parts.dropFirst())
    case .anyFolders:
      if matches(names, parts.dropFirst()) { return true }
      return names.count > 1 && !name.hasPrefix(".") && matches(names.dropFirst(), parts)
    }
  }

  /// Whether a name fits a part with wildcards. Takes time proportional to the product of the two lengths at
  /// most.
  static func matches(_ name: String, _ wildcard: [UInt8]) -> Bool {
    let name = Array(name.utf8)
    if name.first == 0x2E && wildcard.first != 0x2E { return false }
    var place = 0
    var index = 0
    var retry: (place: Int, index: Int)?
    while place < name.count {
      if index < wildcard.count, wildcard[index] == 0x2A {
        retry = (place, index)
        index += 1
      } else if index < wildcard.count, wildcard[index] == name[place] {
        index += 1
        place += 1
      } else if index < wildcard.count, wildcard[index] == 0x3F {
        index += 1
        repeat { place += 1 } while place < name.count && name[place] & 0xC0 == 0x80
      } else if let last = retry {
        // The last `*` takes one byte more.
        retry = (last.place + 1, last.index)
        place = last.place + 1
        index = last.index + 1
      } else {
        return false
      }
    }
    return wildcard[index...].allSatisfy { $0 == 0x2A }
  }
}
