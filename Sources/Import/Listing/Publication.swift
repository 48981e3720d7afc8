import JSONValues

/// What a package says of itself to people: for its directory, and for the agent in it. The contract has places for
/// both, but each asks for more than a package tells, so it becomes a comment that a person completes.
struct Publication {
  private var developer: String?
  private var website: String?
  private var support: String?
  private var privacy: String?
  private var terms: String?
  private var starters: [String] = []
  private var instructions: String?

  /// The manifest of an app package, or of the agent in it (learn.microsoft.com, app manifest 1.24 and declarative
  /// agent manifest 1.6, read 2026-11-25).
  mutating func take(package: JSONValue) {
    let publisher = package["developer"]
    developer = developer ?? publisher?["name"]?.string
    website = website ?? publisher?["websiteUrl"]?.string
    privacy = privacy ?? publisher?["privacyUrl"]?.string
    terms = terms ?? publisher?["termsOfUseUrl"]?.string
    instructions = instructions ?? package["instructions"]?.string
    takeStarters(package["conversation_starters"])
  }

  /// The plugin manifest of an app package.
  mutating func take(plugin: JSONValue) {
    privacy = privacy ?? plugin["privacy_policy_url"]?.string
    terms = terms ?? plugin["legal_info_url"]?.string
    takeStarters(plugin["capabilities"]?["conversation_starters"])
  }

  /// The manifest of an MCP bundle.
  mutating func take(bundle: JSONValue) {
    developer = developer ?? bundle["author"]?["name"]?.string
    website = website ?? bundle["homepage"]?.string ?? bundle["author"]?["url"]?.string
    support = support ?? bundle["support"]?.string
    privacy = privacy ?? bundle["privacy_policies"]?.array?.first?.string
  }

  private mutating func takeStarters(_ list: JSONValue?) {
    starters += (list?.array ?? []).compactMap { $0["text"]?.string ?? $0.string }
  }

  /// Lines for the end of `parlance.yaml`, without `# `; empty if the source says nothing of it.
  func lines(title: String?) -> [String] {
    var lines: [String] = []
    let submission = submission(title: title)
    if submission.entries.count > (title == nil ? 0 : 1) {
      lines += ["", "What the source says for a directory. Take the `#` away to publish it, and add what is missing."]
      lines += Self.lines(YAMLMap([.init("submission", .map(submission))], isBlock: true))
    }
    if let instructions, !instructions.isEmpty {
      lines += ["", "What the source tells its agent, which an agent of yours might be told too:"]
      lines += Self.lines(YAMLMap([.init("instructions", .text(Self.lines(of: instructions)))], isBlock: true))
    }
    return lines
  }

  private func submission(title: String?) -> YAMLMap {
    var urls = YAMLMap()
    for (key, url) in [("website", website), ("support", support), ("privacy", privacy), ("terms", terms)] {
      urls.add(key, url.map { .text($0) })
    }
    var map = YAMLMap(isBlock: true)
    map.add("display_name", title.map { .text($0) })
    map.add("developer", developer.map { .text($0) })
    if !urls.entries.isEmpty { map.add("urls", .map(urls)) }
    if !starters.isEmpty { map.add("starter_prompts", .list(starters.map { .text($0) })) }
    return map
  }

  /// A text in lines that can stand in a block: how they end is of no matter in a comment.
  private static func lines(of text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  private static func lines(_ map: YAMLMap) -> [String] {
    YAMLWriter.document(map).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
