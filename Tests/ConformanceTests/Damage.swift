import Testing

/// One way to damage a generated tree, and what must be said of it.
struct Damage: Sendable, CustomTestStringConvertible {
  enum Change: Sendable {
    /// The first place of a text gets another.
    case replace(String, String)
    /// The same, everywhere.
    case replaceAll(String, String)
    /// A text after the first place of another one.
    case replaceAfter(String, String, String)
    case prepend([UInt8])
    case dropLast
    case delete
    case add(String)
    /// The same, as if a build had written it.
    case addListed(String)
  }

  /// Where the finding must stand.
  enum Place: Sendable {
    /// In the line that was changed, or where a line was taken out.
    case changed
    /// In the first line that has this text.
    case line(String)
    case anywhere
    /// In another file, at the line with this text.
    case other(String, String)
    /// In a file of the contract.
    case contract
  }

  let name: String
  let file: String
  let change: Change
  let code: String
  var place: Place = .changed
  /// Whether the manifest is made true again, so that only the damage itself can be noticed.
  var isSigned = true

  init(
    _ name: String, _ file: String, _ change: Change, _ code: String, at place: Place = .changed, isSigned: Bool = true
  ) {
    self.name = name
    self.file = file
    self.change = change
    self.code = "conformance/" + code
    self.place = place
    self.isSigned = isSigned
  }

  var testDescription: String { name }

  /// Applies the change; gives the line where it begins. Nil if the text to change is not there.
  func apply(to tree: inout Tree) -> Int? {
    if case .add(let text) = change {
      tree.files[file] = Array(text.utf8)
      return 1
    }
    if case .addListed(let text) = change {
      tree.add(file, Array(text.utf8))
      return 1
    }
    guard let bytes = tree.files[file] else { return nil }
    var text = String(decoding: bytes, as: UTF8.self)
    var line = 1
    func lineNumber(_ before: Substring) -> Int { before.utf8.count { $0 == 0x0A } + 1 }
    switch change {
    case .replace(let old, let new):
      guard let range = text.firstRange(of: old) else { return nil }
      line = lineNumber(text[..<range.lowerBound])
      text.replaceSubrange(range, with: new)
    case .replaceAll(let old, let new):
      guard let range = text.firstRange(of: old) else { return nil }
      line = lineNumber(text[..<range.lowerBound])
      text = text.replacing(old, with: new)
    case .replaceAfter(let mark, let old, let new):
      guard let start = text.firstRange(of: mark), let range = text[start.upperBound...].firstRange(of: old) else {
        return nil
      }
      line = lineNumber(text[..<range.lowerBound])
      text.replaceSubrange(range, with: new)
    case .prepend(let more):
      tree.files[file] = more + bytes
      return 1
    case .dropLast:
      tree.files[file] = bytes.dropLast()
      return lineNumber(text[...]) - 1
    case .delete:
      tree.files[file] = nil
      return 1
    case .add, .addListed: break
    }
    tree.files[file] = Array(text.utf8)
    return line
  }
}
