import Facts
import JSONValues
import Language
import Resolve

/// What all files of the server need of the contract, looked up once.
struct MCPSurface {
  let contract: ResolvedContract
  let pages: [String: WidgetPage]
  /// The widgets whose buttons and forms call a tool, by tool, in declared order.
  let callers: [String: [String]]

  init(_ emission: Emission) { self.init(emission.contract, pages: emission.pages) }

  init(_ contract: ResolvedContract, pages: [WidgetPage]) {
    self.contract = contract
    self.pages = Dictionary(pages.map { ($0.widget, $0) }, uniquingKeysWith: { first, _ in first })
    var callers: [String: [String]] = [:]
    for widget in contract.widgets {
      for tool in widget.calls { callers[tool, default: []].append(widget.name) }
    }
    self.callers = callers
  }

  /// The server's name; a contract without a server has its own.
  var serverName: String { contract.contract.server?.name ?? contract.contract.name }

  /// MCP's `Implementation`: who answers.
  var serverInfo: JSONValue {
    var info: JSONObject = ["name": .string(serverName)]
    if !contract.contract.title.isEmpty { info.append("title", .string(contract.contract.title)) }
    info.append("version", .string(contract.contract.version))
    return .object(info)
  }

  /// What every complete result of the current revision ends with. Nothing in these lists depends on who asks, so any
  /// cache may keep them.
  func finish(_ result: inout JSONObject, timeToLive: Int) {
    result.append("ttlMs", .int(timeToLive))
    result.append("cacheScope", "public")
    result.append("_meta", .object([MCPFacts.serverInfoKey: serverInfo]))
  }

  /// Milliseconds for which clients may keep a list: a deployed change is seen within minutes.
  static let listTimeToLive = 300_000
  /// What a server is changes with its releases only.
  static let discoveryTimeToLive = 3_600_000
  /// A page never changes under its URI, which carries its digest.
  static let pageTimeToLive = MCPFacts.maximumTimeToLive
}
