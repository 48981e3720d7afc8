import JSONValues
import Language

/// `parlance.yaml` of an imported contract.
struct FrontPage {
  let source: ImportSource
  let identity: Identity
  let habit: SchemaHabit
  let files: [String]
  /// Entries that are no tools, as they stand in the source.
  let leftOut: [String]
  let hasTools: Bool

  var text: String {
    var map = YAMLMap(isBlock: true)
    map.add("parlance", .token("1"), comments: opening)
    let name = ToolKeys.plain(identity.name ?? source.fallbackName, otherwise: "imported")
    map.add("contract", .text(name))
    if let version = identity.version, !version.isEmpty {
      map.add("version", .text(version))
    } else {
      map.add("version", .text("1.0.0"), comments: ["The source names no version."])
    }
    if let title = identity.title, !title.isEmpty { map.add("title", .text(title)) }
    if let description = identity.description, !description.isEmpty { map.add("description", .text(description)) }
    if !files.isEmpty { map.add("include", .list(files.map { .text($0) })) }
    if habit != .standard, hasTools {
      map.add(
        "schemas", .map(ToolText.map(of: habit.style)),
        comments: [
          "How the source writes its schemas. Without it objects take only what is named, which models keep to."
        ])
    }
    map.entries += server(name)
    var text = YAMLWriter.document(map)
    for comment in closing + identity.publication.lines(title: identity.title) {
      text += comment.isEmpty ? "#\n" : "# \(comment)\n"
    }
    return text
  }

  private var opening: [String] {
    var lines = [
      "Imported from \(source.shownName). Each tool is emitted as its source has it.",
      "`annotations` are hints as they were. `effect: read`, `write` or `destructive` says more: sign-in, visibility and",
      "confirmation follow from it. `parlance check` tells what else a tool lacks, `--profile submission` more strictly.",
    ]
    if !identity.notes.isEmpty || !leftOut.isEmpty { lines.append("") }
    lines += identity.notes
    lines += leftOut.map { "Left out, as it is no tool: \($0)" }
    return lines
  }

  private func server(_ contract: String) -> [YAMLMap.Entry] {
    guard let url = identity.url, Self.isAddress(url) else { return [] }
    var server = YAMLMap(isBlock: true)
    server.add("name", .text(contract))
    server.add("url", .text(url))
    if let instructions = identity.instructions, !instructions.isEmpty {
      server.add("instructions", .text(instructions))
    }
    return [YAMLMap.Entry("server", .map(server))]
  }

  /// What stands where the server would.
  private var closing: [String] {
    if let url = identity.url, Self.isAddress(url) { return [] }
    var lines = ["Where the server answers is for you to say: `server: {name: …, url: https://…}`."]
    if let url = identity.url { lines.append("The source says \(YAMLScalar(url).onOneLine(inFlow: false)).") }
    if let instructions = identity.instructions, !instructions.isEmpty {
      lines.append("Its instructions: \(YAMLScalar(instructions).onOneLine(inFlow: true))")
    }
    return lines
  }

  /// Whether a build takes it as a server's address: https, or http on this machine, and nothing secret in it.
  static func isAddress(_ url: String) -> Bool {
    let isSecure = url.hasPrefix("https://")
    guard isSecure || url.hasPrefix("http://") else { return false }
    let rest = url.dropFirst(isSecure ? 8 : 7)
    let authority = rest.prefix { $0 != "/" }
    let host = authority.prefix { $0 != ":" }
    guard !host.isEmpty, rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      !rest.contains(where: { "?#<>@\"'\\`{}$".contains($0) })
    else { return false }
    return isSecure || host == "localhost" || host == "127.0.0.1"
  }
}
