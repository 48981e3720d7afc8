import Findings
import Glibc
import Language
import Project
import Reports
import Resolve
import Review
import SourceText
import Testing

/// Pairs of contracts: each folder of `Tests/Reviews` has an `old` and a `new` project, and its `expected.txt` is the
/// exact review. `UPDATE_GOLDEN=1 swift test` writes the files anew, and fails once.
@Suite struct ReviewGalleryTests {
  @Test(arguments: Reviews.cases) func saysExactlyThis(name: String) throws {
    let text = try ReviewText.text(of: Reviews.report(name))
    let file = "\(Reviews.folder)/\(name)/expected.txt"
    let expected = (try? readFile(file)).map { String(decoding: $0, as: UTF8.self) }
    if getenv("UPDATE_GOLDEN") != nil, expected != text {
      Reviews.write(text, to: file)
      Issue.record("recorded \(name)/expected.txt")
      return
    }
    #expect(text == expected)
  }

  @Test(arguments: Reviews.cases) func saysTheSameTwice(name: String) throws {
    let one = try Reviews.report(name)
    let other = try Reviews.report(name)
    #expect(ReviewJSON.text(of: one) == ReviewJSON.text(of: other))
    #expect(ReviewMarkdown.text(of: one) == ReviewMarkdown.text(of: other))
  }

  /// A judge whose word no pair of contracts shows is one that nobody has seen at work.
  @Test func showsEveryKindOfChange() throws {
    var seen = Set<String>()
    for name in Reviews.cases {
      var open = try Reviews.report(name).parts.flatMap(\.changes)
      while let change = open.popLast() {
        seen.insert(change.code)
        open += change.parts
      }
    }
    let missing = everyChangeKind.map(\.code).filter { !seen.contains($0) }
    #expect(missing.isEmpty, "no pair shows \(missing.joined(separator: ", "))")
  }

  /// A code means one thing, also beside the codes of findings.
  @Test func hasCodesOfItsOwn() {
    let codes = everyChangeKind.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(Set(codes).isDisjoint(with: everyFindingKind.map(\.code)))
    for code in codes { #expect(changeKind(code)?.why.isEmpty == false) }
  }
}

enum Reviews {
  static let folder = String(#filePath.dropLast("/ReviewTests/GalleryTests.swift".count)) + "/Reviews"

  static let cases: [String] = ((try? listFolder(folder)) ?? []).filter { $0.kind == .folder }.map(\.name)

  static func report(_ name: String) throws -> ReviewReport {
    let (old, new) = (try side("old", name), try side("new", name))
    let changes = review(environments: old.contracts, new.contracts)
    return ReviewReport([
      .init(
        contract: name, old: "old", new: "new", changes: changes, oldSources: old.sources, newSources: new.sources)
    ])
  }

  private static func side(_ side: String, _ name: String) throws -> (contracts: [ResolvedContract], sources: SourceSet)
  {
    let loaded = try loadProject("\(folder)/\(name)/\(side)")
    var sources = SourceSet()
    for file in loaded.value.sources.files {
      _ = sources.add(
        SourceFile(name: String(file.name.dropFirst(folder.utf8.count + name.utf8.count + 2)), bytes: file.bytes))
    }
    let resolved = resolveEnvironments(loaded.value.environmentNames, of: loaded.value)
    let errors = (loaded.findings + resolved.findings).filter { $0.severity == .error }.map(\.message)
    guard errors.isEmpty else { throw Unreadable(findings: errors) }
    return (resolved.value, sources)
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "wb") else { return }
    fputs(text, file)
    fclose(file)
  }
}
