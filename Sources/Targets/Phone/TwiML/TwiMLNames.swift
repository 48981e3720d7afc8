import Language

/// Where a step's documents and routes stand. In a document they are relative to its own folder; in `routes.json` to
/// `phone/twiml/`.
struct TwiMLNames {
  private let dialplan: String
  private var files: [String: String] = [:]

  init(_ flow: PhonePlan.Flow) {
    dialplan = NameTable.token(flow.name)
    var table = NameTable()
    for step in flow.dialplan.steps { files[step.name] = table.name(step.name) }
  }

  func file(_ step: Step) -> String { files[step.name] ?? "unknown" }

  /// What leads to a step: its document, or the route that chooses one.
  func target(_ step: Step) -> String {
    switch step.act {
    case .branch, .callBack, .emergency: step.disclose.isEmpty && step.say == nil ? file(step) : "\(file(step)).xml"
    case .ask(let ask) where ask.machine != nil: file(step)
    default: "\(file(step)).xml"
    }
  }

  /// The same from the root.
  func path(_ target: String) -> String {
    target.hasPrefix("../") ? String(target.dropFirst(3)) : "\(dialplan)/\(target)"
  }

  /// The document that ends a call.
  static let end = "../end.xml"
}
