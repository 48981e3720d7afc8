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
  private let paths: [String]
  private let targetPaths: [String]

  init(_ flow: PhonePlan.Flow) {
    files = Self.files(flow)
    let ending = flow.calls.graph.steps.map { Self.isRoute($0) ? "" : ".xml" }
    let folder = NameTable.token(flow.name) + "/"
    self.folder = folder
    targets = zip(files, ending).map { $1.isEmpty ? $0 : String(joining: $0, $1) }
    paths = files.map { String(joining: folder, $0) }
    targetPaths = targets.map { String(joining: folder, $0) }
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
  func targetPath(_ place: Int?) -> String { place.map { targetPaths[$0] } ?? Self.end }

  /// A document or a route of a step from the root: `/keys`, `.wait.xml`.
  func path(_ place: Int, _ ending: String) -> String {
    ending.isEmpty ? paths[place] : String(joining: paths[place], ending)
  }

  /// The same as an output.
  func output(_ place: Int, _ ending: String) -> String { String(joining: "phone/twiml/", paths[place], ending) }

  /// A step as the calls of all languages come to it.
  func step(_ name: String) -> String { folder + name }

  /// The document that ends a call, and the one by which it leaves a queue, from the root.
  static let end = "end.xml"
  static let leave = "leave.xml"
}
