import Findings
import Project
import Testing

/// Damaged and cut sources: each is imported, with all that is in it, or refused in words. None ends the program.
@Suite struct FuzzTests {
  /// Small lists of the corpus, and one that holds a bit of everything, for machines without the corpus.
  private static let seeds: [[UInt8]] = {
    var seeds = [Array(sample.utf8)]
    for name in [
      "mcp-tools/mcp-spec-examples-2026-07-28.json", "mcp-tools/mcpm-excel.json",
      "mcp-tools/m365-oai-apps-sdk-fieldops.json",
      "mcp-tools/livemcp-biomcp.json",
      "apps-sdk/m365-raw/mcp-apps__expense-submission__node__appPackage__ai-plugin.json",
    ] {
      guard let bytes = try? readFile("\(Corpus.root)/\(name)") else { continue }
      // The beginning of a long list has every form that the rest has.
      seeds.append(bytes.count > 24_000 ? Array(bytes.prefix(24_000)) : bytes)
    }
    return seeds
  }()

  private static let sample = #"""
    {"jsonrpc": "2.0", "id": 1, "result": {"tools": [
      {"name": "a/b", "title": "T", "description": "D $(env.x)\u200b", "inputSchema": {"type": "object",
        "properties": {"x": {"type": "string", "enum": ["a", "b"], "default": "c"}, "y": {"$ref": "#/$defs/Y"}},
        "required": ["z"], "$defs": {"Y": {"type": "array", "items": [{"type": "number"}]}}},
        "outputSchema": true, "annotations": {"readOnlyHint": null, "openWorldHint": false}, "_meta": {"ui": {}},
        "icons": [{"src": "https://a.example/i.png"}], "execution": {"taskSupport": "optional"}},
      {"name": "a/b", "inputSchema": {"query": {"type": "string"}}, "annotations": null},
      7, {"description": "nameless"}], "nextCursor": "n"}}
    """#

  /// A few thousand mutations, always the same ones.
  @Test func noDamageEndsTheProgram() throws {
    var random = Seeded(state: 20_261_125)
    var built = 0
    var refused = 0
    for round in 0..<2400 {
      let seed = Self.seeds[round % Self.seeds.count]
      let damaged = Self.damage(seed, &random)
      let imported = try Imported(damaged)
      if imported.contract == nil {
        #expect(imported.findings.hasErrors, "round \(round) is refused without a word")
        refused += 1
      } else {
        #expect(
          imported.isFaithful,
          "round \(round): \(imported.verification?.changes.first?.message ?? imported.verification?.findings.first { $0.severity == .error }?.message ?? "")"
        )
        built += 1
      }
    }
    #expect(built > 200 && refused > 200, "\(built) built, \(refused) refused: damage of both kinds is tried")
  }

  @Test func aCutSourceIsRefused() throws {
    for seed in Self.seeds {
      for cut in stride(from: 0, to: seed.count - 2, by: max(1, seed.count / 60)) {
        let imported = try Imported(Array(seed[..<cut]))
        #expect(imported.contract == nil && imported.findings.hasErrors)
      }
    }
  }

  /// Tokens that JSON is made of, so that many a damaged text still is JSON, only another.
  private static let tokens = [
    "null", "true", "0", "-1.5e9", "1e400", "18446744073709551615", "\"\"", "{}", "[]", "[{}]", "\"type\"",
    "\"object\"", "\"$ref\"",
    "\"#\"", "{\"type\": [\"string\", \"null\"]}", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"$(env.a)\"", "\"a\\nb\"",
    "{\"$defs\": {}}",
  ].map { Array($0.utf8) }

  private static func damage(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard !bytes.isEmpty else { return bytes }
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...200, using: &random)))
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 100)], at: place)
      default: replaceToken(near: place, in: &bytes, with: tokens.randomElement(using: &random)!)
      }
    }
    return bytes
  }

  /// Puts a token where a string, number or word stands.
  private static func replaceToken(near place: Int, in bytes: inout [UInt8], with token: [UInt8]) {
    var start = place
    while start < bytes.count, bytes[start] != 0x22 { start += 1 }
    var end = start + 1
    while end < bytes.count, bytes[end] != 0x22 || bytes[end - 1] == 0x5C { end += 1 }
    guard end < bytes.count else { return }
    bytes.replaceSubrange(start...end, with: token)
  }
}
