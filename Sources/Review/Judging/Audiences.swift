import Language
import Resolve

extension Comparison {
  /// Whom a change of a declaration touches, if nobody knows better: of a tool or an agent those on its surfaces.
  func audiences(of path: Path) -> [Audience] {
    let whom = Sections.of(path.section).whom
    switch path.section {
    case "tools": return surfaces(ofTool: path.name) + whom
    case "agents":
      let surfaces = [old, new].flatMap { $0.contract.contract.agents[path.name]?.surfaces ?? [] }
      return Audience.on(surfaces) + [.model]
    case "contract":
      return path.field == "evaluation" ? [.reviewers] : whom
    default: return whom
    }
  }

  /// Whoever meets a tool, in either contract.
  func surfaces(ofTool name: String) -> [Audience] {
    Audience.on([old, new].flatMap { $0.contract.contract.tools[name]?.surfaces ?? [] })
  }
}

extension Audience {
  /// The people on some surfaces. An app's own calls are made by people in the chat.
  static func on(_ surfaces: [Surface]) -> [Audience] {
    inOrder(
      surfaces.map {
        switch $0 {
        case .chat, .app: .chat
        case .web: .web
        case .phone: .phone
        }
      })
  }

  /// Each once, in the order of the list of all.
  static func inOrder(_ all: [Audience]) -> [Audience] { allCases.filter { all.contains($0) } }
}
