import Findings
import Glibc
import Language
import Project
import Rules
import SourceText
import TemplateStore
import Testing

/// The gallery of broken contracts: each folder of `Tests/Gallery` is a small project, and its `expected.txt` is the
/// exact set of findings that it must give. `UPDATE_GOLDEN=1 swift test` writes the files anew, and fails once.
@Suite struct GalleryTests {
  @Test(arguments: Gallery.cases)
  func givesExactlyItsFindings(name: String) throws {
    let found = try Gallery.findings(of: name).joined()
    let expected = (try? readFile("\(Gallery.folder)/\(name)/expected.txt")).map {
      String(decoding: $0, as: UTF8.self)
    }
    if getenv("UPDATE_GOLDEN") != nil, expected != found {
      Gallery.write(found, to: "\(Gallery.folder)/\(name)/expected.txt")
      Issue.record("recorded \(name)/expected.txt")
      return
    }
    #expect(found == expected)
    #expect(!found.isEmpty, "a broken contract gives a finding")
  }

  @Test func holdsAtLeastEightyContracts() {
    #expect(Gallery.cases.count >= 80)
  }

  /// A finding that no contract of the gallery gives is one that nobody has seen at work.
  @Test func givesEveryKindOfFinding() throws {
    var seen = Set<String>()
    for name in Gallery.cases {
      for line in try Gallery.findings(of: name) {
        seen.insert(String(line.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }))
      }
    }
    let codes = everyFindingKind.map(\.code)
    let missing = codes.filter {
      !seen.contains($0) && Gallery.elsewhere[$0] == nil
    }
    #expect(missing.isEmpty, "no contract of the gallery gives \(missing.joined(separator: ", "))")
    let idle = Gallery.elsewhere.keys.filter { seen.contains($0) || !codes.contains($0) }.sorted()
    #expect(idle.isEmpty, "\(idle.joined(separator: ", ")) can go from the table `elsewhere`")
  }

  @Test(arguments: Gallery.elsewhere.sorted { $0.key < $1.key })
  func whatIsProvedElsewhereIsNamedThere(code: String, file: String) throws {
    let text = String(decoding: try readFile("\(Gallery.tests)/\(file)"), as: UTF8.self)
    #expect(text.contains(code), "\(file) does not name \(code)")
  }
}

enum Gallery {
  static let tests = String(#filePath.dropLast("/GalleryTests/GalleryTests.swift".count))
  static let folder = tests + "/Gallery"

  /// Kinds of findings whose examples are too large, or too damaged, for a folder of the gallery, with the test that
  /// gives each.
  static let elsewhere: [String: String] = [
    "text/too-large": "SyntaxTests/LimitsTests.swift",
    "yaml/number-not-finite": "SyntaxTests/CoreScalarTests.swift",
    "voice/crowded-tools": "RulesTests/VoiceRulesTests.swift",
    "voice/instruction-budget": "RulesTests/VoiceRulesTests.swift",
    "import/no-tools": "ImportTests/SourceTests.swift",
    "import/not-a-tool": "ImportTests/SourceTests.swift",
    "import/incomplete": "ImportTests/SourceTests.swift",
    "import/missing-file": "ImportTests/SourceTests.swift",
    "import/left-out": "ImportTests/SourceTests.swift",
    "import/changed": "ImportTests/SourceTests.swift",
    "import/inexact-number": "ImportTests/SourceTests.swift",
  ]

  /// The folders with a contract, as `area/name`, sorted.
  static let cases: [String] = {
    let areas = (try? listFolder(folder)) ?? []
    return areas.filter { $0.kind == .folder }.flatMap { area in
      ((try? listFolder("\(folder)/\(area.name)")) ?? []).filter { $0.kind == .folder }.map {
        "\(area.name)/\($0.name)"
      }
    }
  }()

  /// One line a finding: severity, code, file, range, message; under it a line for each place that belongs to it.
  /// A contract in `review/` is judged as the directory's reviewers do.
  static func findings(of name: String) throws -> [String] {
    let project = "\(folder)/\(name)"
    let loaded = try loadProject(project)
    var findings = loaded.findings
    var stopwatch = Stopwatch(isOn: false)
    if !findings.hasErrors {
      let checked = checkEnvironments(
        loaded.value.environmentNames, of: loaded.value,
        profile: name.hasPrefix("review/") ? .submission : .authoring, &stopwatch)
      findings += checked.findings
      if !findings.hasErrors {
        let store = TemplateStore()
        let environments = try checked.value.map { try emit($0, targets: nil, templates: store, &stopwatch) }
        if let first = checked.value.first {
          findings += collisions(in: environments) { first.checked.resolved.place(of: $0) }
        }
      }
    }
    let maps = loaded.value.sources.files.map { LineMap($0.bytes) }
    func place(_ location: Location?) -> String {
      guard let location else { return "-" }
      let map = maps[Int(location.file.index)]
      let start = map.position(of: Int(location.range.start))
      let end = map.position(of: Int(location.range.end))
      let file = loaded.value.sources[location.file].name.dropFirst(project.count + 1)
      return "\(file):\(start.line):\(start.column)-\(end.line):\(end.column)"
    }
    return findings.sortedForReport().map { finding in
      let related = finding.related.map { "  \(place($0.location)) \($0.message)\n" }
      return "\(finding.severity.name)[\(finding.kind.code)] \(place(finding.location)) \(finding.message)\n"
        + related.joined()
    }
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "wb") else { return }
    defer { fclose(file) }
    fputs(text, file)
  }
}
