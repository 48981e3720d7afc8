import Findings
import JSONValues
import Outputs

enum ToolLockExpectation: Expectation {
  static let name = "that the digests of tools are true"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let lock = subject.files.json("mcp/tools.lock.json"), subject.files.json("mcp/tools.json") != nil else {
      return
    }
    let kind = ConformanceFindings.toolLock
    verdict.expect(
      lock,
      has: .object([("version", .integer(1...1)), ("digest", .word(["sha256 of RFC 8785"])), ("tools", .map(.text))]),
      kind, "the lock")
    guard let locked = lock["tools"], locked.isObject else { return }
    var names: Set<String> = []
    for tool in subject.listedTools {
      let name = tool.declared.name
      guard let object = tool.node.value.object else { continue }
      names.insert(name)
      let digest = SHA256.hex(of: CanonicalJSON.bytes(of: .object(pinned(object))))
      verdict.expect(
        locked, name, .string(digest), Claim(kind, "the lock"), because: "what `mcp/tools.json` says of it")
    }
    for member in locked.members {
      verdict.expect(
        names.contains(member.key), kind, at: locked.location(ofKey: member.key), "there is no tool `\(member.key)`")
    }
    let order = locked.members.map(\.key)
    verdict.expect(
      order == order.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, kind, at: locked.location,
      "the names are not sorted by their bytes")
  }

  /// What a client pins: everything but the top `securitySchemes`, which `_meta` mirrors, and pages without their version.
  private static func pinned(_ tool: JSONObject) -> JSONObject {
    var pinned = tool
    pinned["securitySchemes"] = nil
    guard var meta = tool["_meta"]?.object else { return pinned }
    if let uri = meta["openai/outputTemplate"]?.string { meta["openai/outputTemplate"] = .string(unversioned(uri)) }
    if var ui = meta["ui"]?.object, let uri = ui["resourceUri"]?.string {
      ui["resourceUri"] = .string(unversioned(uri))
      meta["ui"] = .object(ui)
    }
    pinned["_meta"] = .object(meta)
    return pinned
  }

  /// Without `-` and eight hexadecimal digits before `.html`.
  private static func unversioned(_ uri: String) -> String {
    let bytes = Array(uri.utf8)
    let start = bytes.count - ".html".utf8.count - 9
    guard uri.hasSuffix(".html"), start > 0, bytes[start] == 0x2D else { return uri }
    let digits = String(decoding: bytes[(start + 1)..<(start + 9)], as: UTF8.self)
    return digits.allSatisfy(\.isHexDigit) ? String(decoding: bytes[..<start], as: UTF8.self) + ".html" : uri
  }
}
