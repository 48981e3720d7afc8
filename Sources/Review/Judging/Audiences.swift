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
      let isOfPage = ["web", "client_secret"].contains(path.parts.first)
      return Audience.on(surface(of: path).map { [$0] } ?? surfaces) + (isOfPage ? [] : [.model])
    case "server" where path.field == "instructions", "widgets" where path.field == "summary": return [.model]
    case "contract":
      return path.field == "evaluation" ? [.reviewers] : whom
    default: return whom
    }
  }

  /// The one surface that a key of an agent is for, if it is for one.
  private func surface(of path: Path) -> Surface? {
    switch path.parts.first {
    case "web", "client_secret": .web
    case "approvals", "escalation", "on_surface": path.parts.dropFirst().first.flatMap { Surface(rawValue: $0) }
    case "exits": path.parts.dropFirst(2).first.flatMap { Surface(rawValue: $0) }
    default: nil
    }
  }

  /// Those who have to do with either contract at all: nobody calls where there is no phone.
  var present: Set<Audience> {
    var present = Set(Audience.allCases)
    let contracts = [old, new].map { $0.contract.contract }
    let isOnPhone = contracts.contains { contract in
      !contract.dialplans.isEmpty || !contract.trunks.isEmpty || !contract.callingRules.isEmpty
        || contract.agents.contains { $0.surfaces.contains(.phone) }
        || contract.tools.contains { $0.surfaces.contains(.phone) }
    }
    let isOnWeb = contracts.contains { contract in
      contract.agents.contains { $0.surfaces.contains(.web) } || contract.tools.contains { $0.surfaces.contains(.web) }
    }
    let isInChat = contracts.contains { contract in
      contract.tools.isEmpty || !contract.widgets.isEmpty
        || contract.tools.contains { $0.surfaces.isEmpty || $0.surfaces.contains(.chat) || $0.surfaces.contains(.app) }
    }
    if !isInChat { present.remove(.chat) }
    if !isOnPhone { present.remove(.phone) }
    if !isOnWeb { present.remove(.web) }
    return present
  }

  /// Whoever meets a tool, in either contract.
  func surfaces(ofTool name: String) -> [Audience] {
    Audience.inOrder([old, new].flatMap { ToolAccess(name, $0)?.callers ?? [] }.map(\.audience))
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
