import Facts
import JSONValues
import Outputs

/// `tools.lock.json`: a digest of what each tool tells a model, so that a review sees a change of any word, and a
/// client can pin what it has agreed to.
enum ToolLock {
  /// SHA-256 over the canonical text (RFC 8785) of what stands in `tools.json` of a tool. By the contract's name
  /// of each tool, which no two have, and sorted by it, so that moving a tool in the contract changes nothing here.
  static func json(of descriptors: [(tool: String, json: JSONObject)]) -> JSONValue {
    let digests = descriptors.map { JSONObject.Member($0.tool, .string(digest(of: $0.json))) }
    return [
      "version": 1, "digest": "sha256 of RFC 8785",
      "tools": .object(JSONObject(digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })),
    ]
  }

  private static func digest(of descriptor: JSONObject) -> String {
    var pinned = JSONObject()
    for member in descriptor where member.key != "securitySchemes" && member.key != "_meta" {
      pinned.append(member.key, member.value)
    }
    // `securitySchemes` is in here too.
    if let meta = descriptor["_meta"]?.object { pinned.append("_meta", .object(withoutVersions(meta))) }
    return SHA256.hex(of: CanonicalJSON.bytes(of: .object(pinned)))
  }

  /// The version in a widget's URI is its page's digest: a page that looks different is no different tool.
  private static func withoutVersions(_ meta: JSONObject) -> JSONObject {
    var meta = meta
    if let uri = meta[ChatGPTFacts.outputTemplate]?.string {
      meta[ChatGPTFacts.outputTemplate] = .string(WidgetPage.unversioned(uri))
    }
    if var ui = meta["ui"]?.object, let uri = ui["resourceUri"]?.string {
      ui["resourceUri"] = .string(WidgetPage.unversioned(uri))
      meta["ui"] = .object(ui)
    }
    return meta
  }
}

extension WidgetPage {
  /// `ui://brightwater/ticket-1a2b3c4d.html` without its version: `ui://brightwater/ticket.html`. A URI of another
  /// form stays as it is.
  static func unversioned(_ uri: String) -> String {
    let ending = ".html"
    guard uri.hasSuffix(ending), let dash = uri.lastIndex(of: "-") else { return uri }
    let version = uri[uri.index(after: dash)...].dropLast(ending.count)
    return version.utf8.count == 8 && version.allSatisfy(\.isHexDigit) ? uri[..<dash] + ending : uri
  }
}
