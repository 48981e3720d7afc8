import JSONValues
import SourceText
import Syntax

/// A value in a generated JSON file, which knows its place in the text.
struct JSONNode {
  let files: GeneratedFiles
  let node: NodeID
  /// How to come to it from the file's root: `tools[2].annotations`.
  let path: String

  private var tree: NodeTree { files.tree }

  subscript(key: String) -> JSONNode? {
    tree.pair(node, key).map { child($0.value, path.isEmpty ? key : "\(path).\(key)") }
  }

  /// The value at the end of a chain of names.
  subscript(keys: String...) -> JSONNode? {
    keys.reduce(self as JSONNode?) { $0?[$1] }
  }

  var members: [(key: String, value: JSONNode)] {
    guard isObject else { return [] }
    return tree.pairs(node).map { pair in
      let key = tree.string(pair.key)
      return (key, child(pair.value, path.isEmpty ? key : "\(path).\(key)"))
    }
  }

  var elements: [JSONNode] {
    guard isArray else { return [] }
    return tree.elements(node).enumerated().map { child($1, "\(path)[\($0)]") }
  }

  private func child(_ node: NodeID, _ path: String) -> JSONNode { JSONNode(files: files, node: node, path: path) }

  var isObject: Bool { tree.kind(node) == .mapping }
  var isArray: Bool { tree.kind(node) == .sequence }
  var isNull: Bool { tree.coreScalar(node) == .null && !isObject && !isArray }
  var value: JSONValue { tree.jsonValue(node).value }
  var string: String? { !isObject && !isArray && !tree.isPlain(node) ? tree.string(node) : nil }
  var strings: [String]? { isArray ? elements.compactMap(\.string) : nil }
  var int: Int? { if case .int(let value) = scalar { value } else { nil } }
  var bool: Bool? { if case .bool(let value) = scalar { value } else { nil } }
  var number: Double? {
    switch scalar {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  private var scalar: CoreScalar { isObject || isArray ? .string : tree.coreScalar(node) }

  /// Its place; of an object or a list over several lines, the first of them.
  var location: Location {
    var place = tree.location(node)
    guard isObject || isArray else { return place }
    let bytes = files.sources[place.file].bytes
    let end = bytes[Int(place.range.start)..<Int(place.range.end)].firstIndex(of: 0x0A)
    if let end { place.range.end = Int32(end) }
    return place
  }

  /// The place of a member's name, or of the object if it has no such member.
  func location(ofKey key: String) -> Location { tree.pair(node, key).map { tree.location($0.key) } ?? location }

  /// The place of a part of a text, in bytes of its content.
  func location(content: Range<Int>) -> Location { tree.location(node, content: content, in: files.sources) }

  /// The value in short, for messages.
  var shown: String { value.shown }
}

extension JSONValue {
  /// The value on one line, cut where it grows long.
  var shown: String {
    let text = String(decoding: JSONWriter.compact(self), as: UTF8.self)
    return text.unicodeScalars.count > 72
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(72))) + "…" : text
  }
}
