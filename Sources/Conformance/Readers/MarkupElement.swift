/// An element of an HTML or XML file, in the order of the start tags.
struct MarkupElement: Sendable {
  struct Attribute: Sendable {
    let name: String
    /// With references put in.
    let value: String
    let range: Range<Int>
  }

  let name: String
  var attributes: [Attribute] = []
  /// The start tag, in bytes.
  var tag: Range<Int>
  /// What stands between the tags.
  var content: Range<Int>
  /// The element around it: its place in the list; nil for the root.
  let parent: Int?
  /// The text directly in it, with references put in, and the content of CDATA sections.
  var text = ""

  func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
}

/// Why a text is not what its format says, and where.
struct FormProblem: Error, Sendable {
  let range: Range<Int>
  let message: String

  init(_ range: Range<Int>, _ message: String) {
    self.range = range
    self.message = message
  }

  init(at place: Int, _ message: String) { self.init(place..<place + 1, message) }
}

/// A file's markup: its elements, and everything that is wrong with it.
struct Markup: Sendable {
  var elements: [MarkupElement] = []
  var problems: [FormProblem] = []

  func children(of parent: Int?) -> [Int] { elements.indices.filter { elements[$0].parent == parent } }
}
