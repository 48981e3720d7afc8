import Language
import Resolve

/// Where a step's documents and routes stand, for each language of the calls that come to it. In a document they are relative
/// to its own folder; in `routes.json` to `phone/twiml/`.
struct TwiMLNames {
  private let dialplan: String
  private let graph: CallGraph
  /// By the places of `SpokenFlow.graph`.
  private let files: [String]

  init(_ flow: PhonePlan.Flow) {
    dialplan = NameTable.token(flow.name)
    graph = flow.calls.graph
    var table = NameTable(count: graph.steps.count)
    let first = flow.calls.first
    guard flow.calls.languages.contains(where: { $0 != first }) else {
      files = graph.steps.map { table.name($0.name) }
      return
    }
    var names: [String: String] = [:]
    for step in flow.dialplan.steps { names[step.name] = table.name(step.name) }
    files = zip(graph.steps, flow.calls.languages).map { step, language in
      // `menu.es`: no name of a step has a dot in it, and no ending of a document is a language.
      (names[step.name] ?? "unknown") + (language == first ? "" : ".\(NameTable.token(language))")
    }
  }

  func file(_ place: Int) -> String { files[place] }

  /// What leads to a step: its document, or the route that chooses one.
  func target(_ place: Int) -> String {
    let step = graph.steps[place]
    return switch step.act {
    case .branch, .callBack, .call, .emergency:
      step.disclose.isEmpty && step.say == nil ? file(place) : "\(file(place)).xml"
    case .ask(let ask) where ask.machine != nil: file(place)
    default: "\(file(place)).xml"
    }
  }

  /// The same from the root.
  func path(_ target: String) -> String {
    target.hasPrefix("../") ? String(target.dropFirst(3)) : "\(dialplan)/\(target)"
  }

  /// The document that ends a call.
  static let end = "../end.xml"
}
