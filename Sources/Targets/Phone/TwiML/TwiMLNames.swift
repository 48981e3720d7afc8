import JSONValues
import Language
import Resolve

/// Where a step's documents and routes stand, for each language of the calls that come to it. In a document they are relative
/// to its own folder; in `routes.json` to `phone/twiml/`.
struct TwiMLNames {
  private let folder: String
  /// By the places of `SpokenFlow.graph`; every way asks for them.
  private let files: [String]
  private let targets: [String]
  private let endings: [String]

  /// A document or a route from the root, in parts: most are only written.
  struct Path {
    let folder: String
    let file: String
    let ending: String

    var text: String { String(joining: folder, file, ending) }
  }

  init(_ flow: PhonePlan.Flow) {
    files = Self.files(flow)
    endings = flow.calls.graph.steps.map { Self.isRoute($0) ? "" : ".xml" }
    folder = NameTable.token(flow.name) + "/"
    targets = zip(files, endings).map { $1.isEmpty ? $0 : String(joining: $0, $1) }
  }

  private static func files(_ flow: PhonePlan.Flow) -> [String] {
    let graph = flow.calls.graph
    var table = NameTable(count: graph.steps.count)
    let first = flow.calls.first
    if !flow.calls.languages.contains(where: { $0 != first }) {
      // Steps have names of their own already, as long as none changes.
      if graph.steps.allSatisfy({ NameTable.isLowercase($0.name) }) { return graph.steps.map(\.name) }
      return graph.steps.map { table.name($0.name) }
    }
    var names: [String: String] = [:]
    for step in flow.dialplan.steps { names[step.name] = table.name(step.name) }
    return zip(graph.steps, flow.calls.languages).map { step, language in
      // `menu.es`: no name of a step has a dot in it, and no ending of a document is a language.
      (names[step.name] ?? "unknown") + (language == first ? "" : ".\(NameTable.token(language))")
    }
  }

  /// Whether a route chooses the document that a step leads to.
  private static func isRoute(_ step: Step) -> Bool {
    switch step.act {
    case .branch, .refer, .callBack, .call, .emergency: step.disclose.isEmpty && step.say == nil
    case .ask(let ask): ask.machine != nil
    default: false
    }
  }

  func file(_ place: Int) -> String { files[place] }

  /// What leads to a step: its document, or the route that chooses one; nil is the end of the call.
  func target(_ place: Int?) -> String { place.map { targets[$0] } ?? "../\(Self.end)" }

  /// The same from the root.
  func targetPath(_ place: Int?) -> Path {
    place.map { path($0, endings[$0]) } ?? Path(folder: "", file: Self.end, ending: "")
  }

  /// A document or a route of a step from the root: `/keys`, `.wait.xml`.
  func path(_ place: Int, _ ending: String) -> Path { Path(folder: folder, file: files[place], ending: ending) }

  /// The same as an output.
  func output(_ place: Int, _ ending: String) -> String {
    String(joining: "phone/twiml/", folder, files[place], ending)
  }

  /// A step as the calls of all languages come to it.
  func step(_ name: String) -> String { folder + name }

  /// The document that ends a call, and the one by which it leaves a queue, from the root.
  static let end = "end.xml"
  static let leave = "leave.xml"
}

extension JSONWriter {
  /// A path as the name of a member, whose value follows.
  mutating func name(_ path: TwiMLNames.Path) { name(joining: path.folder, path.file, path.ending) }

  /// A member that is named by a path, whole.
  mutating func write(_ path: TwiMLNames.Path, _ value: JSONValue) {
    name(path)
    write(value)
  }

  /// A member that is a path, whole.
  mutating func write(_ key: StaticString, _ path: TwiMLNames.Path) {
    name(key)
    write(joining: path.folder, path.file, path.ending)
  }

  /// A member that is a path, whole.
  @_disfavoredOverload
  mutating func write(_ key: String, _ path: TwiMLNames.Path) {
    name(key)
    write(joining: path.folder, path.file, path.ending)
  }
}
