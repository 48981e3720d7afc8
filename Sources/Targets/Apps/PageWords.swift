import JSONValues
import Language
import TemplateStore

/// What a page says by itself, in the languages of its contract: `apps/words/<language>.txt`, one `name = sentence` a
/// line.
struct PageWords {
  /// The language of a page whose contract names none.
  static let standard = "en"

  private let templates: TemplateStore

  init(_ templates: TemplateStore) { self.templates = templates }

  /// The languages that Parlance speaks, sorted.
  static let languages: [String] = TemplateStore.names.compactMap { name in
    guard name.hasPrefix("apps/words/"), name.hasSuffix(".txt") else { return nil }
    return String(name.dropFirst("apps/words/".count).dropLast(".txt".count))
  }

  /// By language, and in each by name. A language that Parlance does not speak has the English sentences.
  func program(_ languages: [String], of parts: [PagePart]) -> JSONValue {
    let names = parts.flatMap(\.words)
    var program = JSONObject()
    for language in languages {
      let known = sentences(in: language)
      program.append(language, .object(JSONObject(names.map { .init($0, .string(known[$0] ?? $0)) })))
    }
    return .object(program)
  }

  /// By name; those of English for a language that Parlance does not speak.
  func sentences(in language: String) -> [String: String] {
    let general = language.split(separator: "-").first.map { $0.lowercased() } ?? language
    guard let text = (templates["apps/words/\(general).txt"] ?? templates["apps/words/\(Self.standard).txt"])?.text
    else {
      return [:]
    }
    var sentences: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      if parts.count == 2 { sentences[parts[0]] = parts[1] }
    }
    return sentences
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
  }
}
