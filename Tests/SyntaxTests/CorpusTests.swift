import Findings
import JSONValues
import SourceText
import Testing

@testable import Syntax

/// What other people wrote, and what nobody would: no crash, no hang, and a place for each finding.
@Suite(.timeLimit(.minutes(5))) struct CorpusTests {
  private func check(_ read: ReadText, _ name: String) {
    let count = read.sources[read.file].bytes.count
    #expect(read.roots.isEmpty == read.findings.hasErrors || read.findings.isEmpty, "\(name)")
    for finding in read.findings {
      let range = finding.location?.range ?? ByteRange(-1, -1)
      #expect(range.start >= 0 && range.start <= range.end && Int(range.end) <= count, "\(name)")
    }
    for index in 0..<Int32(read.tree.nodeCount) {
      let range = read.tree.location(NodeID(index: index)).range
      #expect(range.start >= 0 && range.start <= range.end && Int(range.end) <= count, "\(name)")
    }
    _ = read.tree.comments(in: read.file, of: read.sources)
    for root in read.roots { _ = read.tree.jsonValue(root) }
  }

  @Test func survivesTheAdversarialFiles() {
    guard Corpus.isPresent("adversarial", cases: 321) else { return }
    let files = Corpus.files(in: "adversarial") { _ in true }
    #expect(files.count > 300)
    for name in files {
      let bytes = Corpus.bytes("\(Corpus.root)/adversarial/\(name)")!
      check(ReadText(bytes), name)
      check(ReadText(bytes, name: "a.json"), name)
    }
  }

  @Test func readsTheSpecsWithoutAFinding() {
    let specs = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Specs"
    let files = Corpus.files(below: specs) { $0.hasSuffix(".yaml") }
    #expect(files.count > 5)
    for name in files {
      let read = ReadText(Corpus.bytes("\(specs)/\(name)")!)
      #expect(read.findings.isEmpty, "\(name)")
      check(read, name)
    }
  }

  @Test func readsLargeRealFiles() {
    guard Corpus.isPresent("yaml-large", cases: 2_908) else { return }
    let files = Corpus.files(in: "yaml-large") { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
    #expect(files.count > 2_900)
    var refused: [String] = []
    for name in files {
      let read = ReadText(Corpus.bytes("\(Corpus.root)/yaml-large/\(name)")!)
      if read.findings.hasErrors { refused.append(name) }
      if !name.hasSuffix("openapi.yaml") { check(read, name) }
    }
    #expect(refused == [])
  }

  @Test func readsRealToolsAsJSON() {
    guard Corpus.isPresent("mcp-tools", cases: 210) else { return }
    for name in Corpus.files(in: "mcp-tools", where: { $0.hasSuffix(".json") }) {
      let read = ReadText(Corpus.bytes("\(Corpus.root)/mcp-tools/\(name)")!, name: name)
      #expect(read.errors.isEmpty, "\(name)")
      #expect(read.values.first?["tools"]?.array?.isEmpty == false, "\(name)")
    }
  }

  /// Random damage to the cases of the YAML and JSON suites. The seed is fixed, so that a failure can be repeated.
  @Test(arguments: [1, 2, 3, 4]) func survivesDamage(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let seeds = YAMLSuiteTests.cases.map(\.input)
    guard !seeds.isEmpty else { return }
    let signs = Array("\n \t:-?#&*!|>'\"%@`{}[],.<\\~0a\r".utf8) + [0xC3, 0xA9, 0xEF, 0xBB, 0xBF, 0x00]
    for round in 0..<1_500 {
      var bytes = seeds[Int(random.next() % UInt64(seeds.count))]
      for _ in 0..<(1 + random.next() % 4) {
        let place = bytes.isEmpty ? 0 : Int(random.next() % UInt64(bytes.count + 1))
        switch random.next() % 4 {
        case 0 where place < bytes.count: bytes.remove(at: place)
        case 1 where place < bytes.count: bytes[place] = signs[Int(random.next() % UInt64(signs.count))]
        case 2:
          let other = seeds[Int(random.next() % UInt64(seeds.count))]
          bytes.insert(contentsOf: other.prefix(Int(random.next() % 40)), at: place)
        default: bytes.insert(signs[Int(random.next() % UInt64(signs.count))], at: place)
        }
      }
      check(
        ReadText(bytes),
        "seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      check(ReadText(bytes, name: "a.json"), "seed \(seed), round \(round), as JSON")
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
