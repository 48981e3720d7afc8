import JSONValues

/// What a source tells of the server or product as a whole; nil where it is silent.
struct Identity {
  var name: String?
  var title: String?
  var version: String?
  var description: String?
  /// What models should know first.
  var instructions: String?
  var url: String?
  var publication = Publication()
  /// What a person should know and decide, as lines over the contract.
  var notes: [String] = []

  /// MCP's `Implementation`, and the result that it stands in.
  mutating func take(answer: JSONValue) {
    let info = answer["serverInfo"] ?? answer["_meta"]?["io.modelcontextprotocol/serverInfo"]
    name = name ?? info?["name"]?.string
    title = title ?? info?["title"]?.string
    version = version ?? info?["version"]?.string
    description = description ?? info?["description"]?.string
    instructions = instructions ?? answer["instructions"]?.string
  }

  /// The manifest of an MCP bundle (github.com/modelcontextprotocol/mcpb, MANIFEST.md 0.3, read 2026-11-25).
  mutating func take(bundle: JSONValue) {
    name = name ?? bundle["name"]?.string
    title = title ?? bundle["display_name"]?.string
    version = version ?? bundle["version"]?.string
    description = description ?? bundle["description"]?.string
    publication.take(bundle: bundle)
  }

  /// The plugin manifest of an app package (learn.microsoft.com, plugin manifest 2.4, read 2026-11-25).
  mutating func take(plugin: JSONValue) {
    name = name ?? plugin["namespace"]?.string
    title = title ?? plugin["name_for_human"]?.string
    description = description ?? plugin["description_for_human"]?.string
    publication.take(plugin: plugin)
    for runtime in plugin["runtimes"]?.array ?? [] {
      url = url ?? runtime["spec"]?["url"]?.string
      if let kind = runtime["auth"]?["type"]?.string, kind != "None" {
        notes.append("The package signs callers in by \(kind): say it under `server: {auth: …}`.")
      }
    }
  }

  /// The manifest of an app package, or of the agent in it. An agent's instructions are not the server's.
  mutating func take(package: JSONValue) {
    title = title ?? package["name"]?["short"]?.string ?? package["name"]?.string
    version = version ?? package["version"]?.string.flatMap { $0.hasPrefix("v") ? nil : $0 }
    description = description ?? package["description"]?["full"]?.string ?? package["description"]?.string
    publication.take(package: package)
  }
}
