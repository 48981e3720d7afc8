import Language
import Syntax

/// One place where the two contracts differ.
struct Difference: Sendable {
  enum Kind: Hashable, Sendable {
    case added, removed, changed, reordered
    /// The same content under another name.
    case renamed(from: String, to: String)
  }

  let kind: Kind
  let path: Path
  /// The value's node in the old contract; nil for what is new.
  let old: NodeID?
  /// The value's node in the new one; nil for what is gone.
  let new: NodeID?
  /// The nodes of the keys, for what stands under a name.
  var oldKey: NodeID?
  var newKey: NodeID?
  /// The text, where it is a scalar.
  var before: String?
  var after: String?
  /// What holds on the side where nothing is written, if the language or the contract says so.
  var unsaid: String?
  /// Whether it is an element of a list, or an entry of a mapping whose names the author chooses.
  var isMember = false
  /// What the language says of the value, where it came or went as a whole.
  var form: Form?

  /// The text that came or went.
  var text: String? { after ?? before }
  /// The last name of the path.
  var name: String { path.parts.last ?? path.name }

  /// The places of the old and the new text in a list of words; what is not there has the first word's.
  func ranks(in words: [String]) -> (before: Int, after: Int) {
    func rank(_ word: String?) -> Int { (word ?? unsaid).flatMap { words.firstIndex(of: $0) } ?? 0 }
    return (rank(before), rank(after))
  }
}

/// How a place is reached, by the language's own names and by the author's.
struct Path: Sendable {
  /// The section, or the key of the front page: `tools`.
  let section: String
  /// The declaration's name: `create_ticket`; empty where the section is one declaration.
  let name: String
  /// What leads on from there, as it is shown: `input`, `subject`, `maxLength`.
  var parts: [String] = []
  /// The record whose key the place is the value of (or in), as the reference page calls it: `Tool`.
  var record: String
  /// The key.
  var field: String
  /// The nodes of that record.
  var oldOwner: NodeID?
  var newOwner: NodeID?

  /// As outputs name what they came from: `tool.create_ticket`.
  var declaration: String {
    let kind = Sections.of(section).kind
    return name.isEmpty ? kind : "\(kind).\(name)"
  }

  func adding(_ part: String) -> Path {
    var path = self
    path.parts.append(part)
    return path
  }

  func key(_ field: String, of record: String, _ old: NodeID?, _ new: NodeID?) -> Path {
    var path = adding(field)
    path.record = record
    path.field = field
    path.oldOwner = old
    path.newOwner = new
    return path
  }
}

/// A key of a record of the language.
struct Subject: Hashable, Sendable {
  let record: String
  let field: String

  init(_ record: String, _ field: String) {
    self.record = record
    self.field = field
  }
}
