import JSONValues

/// A text of `phone/prompts.json`, and where its sound belongs.
struct SpokenPrompt: Sendable, Hashable {
  let id: String
  let dialplan: String
  let part: String
  let language: String
  let text: String

  /// The prompts of an environment's folder, each sound once.
  static func all(in folder: String) throws(ToolError) -> [SpokenPrompt] {
    let path = join(folder, "phone/prompts.json")
    guard status(path, followingLinks: true) != nil else {
      throw .refused(
        "\(folder) has no phone/prompts.json",
        help: "name an environment's folder, such as Generated/<contract>/<environment>, of a contract with dialplans")
    }
    guard let root = readJSON(try readFile(path), name: path), root["version"]?.int == 1,
      let entries = root["prompts"]?.array
    else { throw .refused("\(path) can't be read as a list of prompts", help: "run `parlance build`") }
    var prompts: [SpokenPrompt] = []
    var seen: Set<String> = []
    for entry in entries {
      guard let prompt = SpokenPrompt(entry) else {
        throw .refused("\(path) has a prompt without a name or a text", help: "run `parlance build`")
      }
      if seen.insert(prompt.id).inserted { prompts.append(prompt) }
    }
    return prompts
  }

  private init?(_ entry: JSONValue) {
    func text(_ key: String) -> String? { entry[key]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    guard let id = text("id"), let spoken = text("text"), let language = text("language"), Self.isPath(id),
      language.utf8.allSatisfy({ Self.isNameByte($0) }), language.utf8.first != 0x2D
    else { return nil }
    self.id = id
    self.text = spoken
    self.language = language
    dialplan = text("dialplan") ?? ""
    part = text("part") ?? ""
  }

  /// Names below a folder, and nothing that leads out of it.
  private static func isPath(_ id: String) -> Bool {
    id.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.first != "." && part.utf8.allSatisfy { isNameByte($0) || $0 == 0x5F }
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
    default: false
    }
  }
}
