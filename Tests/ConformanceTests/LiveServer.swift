import Conformance
import JSONValues
import Language
import SourceText
import Syntax

/// What a server that keeps a contract would answer, held in memory: its lists are those of a build, and it answers a call
/// from the examples.
struct LiveServer {
  let trial: ServerTrial
  var files: [String: JSONValue] = [:]
  private let tree: Tree

  init(_ tree: Tree, reach: ServerTrial.Reach = .all, hasToken: Bool = true, isExact: Bool = true) {
    self.tree = tree
    trial = ServerTrial(of: tree.contract, reach: reach, hasToken: hasToken, isExact: isExact)
    for (path, bytes) in tree.files where path.hasPrefix("mcp/") {
      files[path] = Self.json(bytes, path)
    }
    let word = files.removeValue(forKey: "mcp/server.json") ?? [:]
    for (version, key) in [("2026-07-28", "discover"), ("2025-11-25", "initialize")] {
      files["server/\(version).json"] = word[key]
    }
    files["server/2025-11-25/tools.json"] = files["mcp/tools.json"]
    for call in trial.calls { files[call.path] = answer(to: call) }
  }

  /// The place of the first call of a tool by a caller.
  func place(of tool: String, by caller: ServerTrial.Call.Caller = .own, last: Bool = false) -> String? {
    let all = trial.calls.filter { $0.tool == tool && $0.caller == caller }
    return (last ? all.last : all.first)?.path
  }

  private static func json(_ bytes: [UInt8], _ path: String) -> JSONValue? {
    var sources = SourceSet()
    var tree = NodeTree()
    let file = sources.add(SourceFile(name: path, bytes: bytes))
    return tree.read(file, of: sources, asJSON: true).value.first.map { tree.jsonValue($0).value }
  }

  private func answer(to call: ServerTrial.Call) -> JSONValue {
    let refusal: JSONValue = [
      "status": 200, "result": ["isError": true, "content": [["type": "text", "text": "no"]]],
    ]
    if call.caller != .own {
      return ["status": 401, "challenge": "Bearer resource_metadata=\"https://desk.example/.well-known\""]
    }
    if call.tool == "roll_dice" {
      return ["status": 200, "result": ["content": [], "structuredContent": ["value": 6]]]
    }
    let tool = tree.contract.contract.tools.first { $0.protocolName == call.tool }
    guard let example = tool?.examples.first(where: { ($0.input ?? [:]) == call.arguments }),
      let output = example.output
    else { return refusal }
    var result: JSONObject = ["content": [["type": "text", "text": "yes"]], "structuredContent": output]
    result.append("_meta", example.hidden)
    return ["status": 200, "result": .object(result)]
  }

  func judged() -> (findings: [Placed], checks: Int) {
    var sources = tree.contract.origin.sources
    let answers = files.map { path, value in
      GeneratedFile(path: path, bytes: JSONWriter.pretty(value), name: "live \(path)")
    }
    let pages = tree.files.filter { $0.key.hasPrefix("apps/") }.map { GeneratedFile(path: $0.key, bytes: $0.value) }
    let result = trial.judge(answers, pages: pages, in: &sources)
    return (result.findings.map { Placed($0, in: sources) }, result.checks)
  }
}
