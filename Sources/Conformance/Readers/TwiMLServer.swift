import SourceText

/// What a provider of TwiML fetches: documents, and the routes that choose one of them. Paths are below `phone/twiml/`.
struct TwiMLServer {
  /// A document, by its verbs.
  struct Document {
    let path: String
    let file: GeneratedFiles.Entry
    let elements: [MarkupElement]
    /// What stands directly in it, in order.
    let verbs: [MarkupElement]

    /// Every text that is said, those of a question included; a value of the call as `TwiMLServer.value`.
    var said: [String] {
      elements.filter { $0.name == "Say" }.map {
        $0.text.wholeMatch(of: /@value[0-9]+@/) == nil ? $0.text : TwiMLServer.value
      }
    }
    /// What it does once it has spoken.
    var acts: [MarkupElement] { Array(verbs.drop { $0.name == "Say" }) }

    func nouns(of verb: MarkupElement) -> [MarkupElement] {
      elements.filter { $0.parent.map { elements[$0].tag == verb.tag } ?? false }
    }

    func place(_ verb: MarkupElement?) -> Location { verb.map { file.location($0.tag) } ?? file.start }

    /// What a verb leads to: a path in its text.
    func target(_ verb: MarkupElement) -> String { resolved(verb.text) }
    /// The same, by an attribute.
    func target(_ verb: MarkupElement, _ attribute: String) -> String? {
      verb.attribute(attribute).map { resolved($0.value) }
    }

    private func resolved(_ written: String) -> String {
      if written.hasPrefix("../") { return String(written.dropFirst(3)) }
      return path.split(separator: "/").dropLast().map { "\($0)/" }.joined() + written
    }
  }

  let documents: [String: Document]
  let root: JSONNode
  let routes: JSONNode

  /// Stands for any value of the call among what is said.
  static let value = "@value@"
  /// The document that ends a call, and the one by which it leaves a queue.
  static let end = "end.xml"
  static let leave = "leave.xml"

  init?(_ subject: Subject) {
    guard let root = subject.files.json("phone/twiml/routes.json"), let routes = root["routes"] else { return nil }
    self.root = root
    self.routes = routes
    var documents: [String: Document] = [:]
    for path in subject.files.paths("phone/twiml/", ".xml") {
      guard let file = subject.files[path] else { continue }
      let markup = XMLReader.read(file.bytes)
      guard markup.problems.isEmpty else { continue }
      let name = String(path.dropFirst("phone/twiml/".count))
      let verbs = markup.children(of: 0).map { markup.elements[$0] }
      documents[name] = Document(path: name, file: file, elements: markup.elements, verbs: verbs)
    }
    self.documents = documents
  }

  /// Whether a path is one that can be fetched. One that can't is a finding of its own.
  func isThere(_ path: String) -> Bool { documents[path] != nil || routes[path] != nil }

  /// Whether a document does one thing only, and says nothing.
  func does(_ path: String?, _ verb: String) -> Bool {
    path.flatMap { documents[$0] }?.verbs.map(\.name) == [verb]
  }
}
