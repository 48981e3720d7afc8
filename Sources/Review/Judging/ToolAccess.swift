import Language
import Resolve

/// Who may call a tool in one of the contracts, and how they must be signed in.
struct ToolAccess {
  /// Somebody by whom a call is made.
  enum Caller: CaseIterable {
    /// The model of a chat.
    case chat
    case web, phone
    /// A button or a form of a widget.
    case widget

    var audience: Audience {
      switch self {
      case .chat, .widget: .chat
      case .web: .web
      case .phone: .phone
      }
    }

    var words: String { self == .widget ? "a widget" : audience.rawValue }
  }

  let tool: Tool
  /// The voice surfaces on which an agent names the tool; `phone` too if a call flow calls it.
  private let voices: Set<Surface>
  /// Whether a button or a form has it.
  let isCalledByWidget: Bool

  init?(_ name: String, _ side: Side) {
    let contract = side.contract.contract
    guard let tool = contract.tools[name] else { return nil }
    self.tool = tool
    var voices = Set(contract.agents.filter { $0.tools.contains(name) }.flatMap(\.surfaces))
    let isCalled = contract.dialplans.contains { dialplan in
      dialplan.steps.contains { if case .call(let call) = $0.act { call.tool == name } else { false } }
    }
    if isCalled { voices.insert(.phone) }
    self.voices = voices
    isCalledByWidget = side.contract.widgets.contains { $0.calls.contains(name) }
  }

  /// Whether a caller is let in. Where no surfaces are said, all but widgets are; a widget that has the tool in its
  /// layout always is.
  func isOpen(to caller: Caller) -> Bool {
    func has(_ surface: Surface) -> Bool { tool.surfaces.isEmpty || tool.surfaces.contains(surface) }
    return switch caller {
    case .chat: has(.chat)
    case .web: has(.web)
    case .phone: has(.phone)
    case .widget: isCalledByWidget || tool.surfaces.contains(.app)
    }
  }

  /// Those who are let in and there. Where no surfaces are said, agents have the tool only if they name it.
  var callers: [Caller] {
    Caller.allCases.filter { caller in
      guard isOpen(to: caller) else { return false }
      switch caller {
      case .web: return !tool.surfaces.isEmpty || voices.contains(.web)
      case .phone: return !tool.surfaces.isEmpty || voices.contains(.phone)
      case .chat, .widget: return true
      }
    }
  }
}
