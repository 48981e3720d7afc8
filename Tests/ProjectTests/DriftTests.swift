import Outputs
import Testing

@testable import Project

@Suite struct LineDiffTests {
  private func text(_ old: String, _ new: String) -> String {
    let (before, after) = (Array(old), Array(new))
    return LineDiff(from: before, to: after).steps.map {
      switch $0.change {
      case .same: String(before[$0.old])
      case .removed: "-\(before[$0.old])"
      case .added: "+\(after[$0.new])"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("abc", "abc", "a b c"), ("", "ab", "+a +b"), ("ab", "", "-a -b"), ("", "", ""),
    ("abc", "axc", "a -b +x c"),
    ("aab", "ab", "a -a b"), ("ab", "aab", "a +a b"), ("abcabba", "cbabac", "-a -b c +b a b -b a +c"),
  ])
  func findsAShortestEdit(old: String, new: String, expected: String) { #expect(text(old, new) == expected) }

  /// By definition: the steps lead from the one to the other, and no edit is shorter (by the table of the
  /// longest common subsequence).
  @Test func isRightAndShortestOnManySmallTexts() {
    var seed: UInt64 = 7
    let next = { (below: Int) -> Int in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % below
    }
    for _ in 0..<2000 {
      let old = (0..<next(12)).map { _ in next(3) }
      let new = (0..<next(12)).map { _ in next(3) }
      let steps = LineDiff(from: old, to: new).steps
      #expect(steps.filter { $0.change != .added }.map { old[$0.old] } == old)
      #expect(steps.filter { $0.change != .removed }.map { new[$0.new] } == new)
      #expect(steps.allSatisfy { $0.change != .same || old[$0.old] == new[$0.new] })
      #expect(steps.count { $0.change == .same } == commonLength(old, new))
    }
  }

  @Test func isBoundedOnTextsWithNothingInCommon() {
    let (old, new) = (Array(0..<50_000), Array(50_000..<100_000))
    let steps = LineDiff(from: [-1] + old, to: [-1] + new).steps
    #expect(steps.count == 100_001 && steps[0].change == .same)
  }

  private func commonLength(_ old: [Int], _ new: [Int]) -> Int {
    var last = [Int](repeating: 0, count: new.count + 1)
    for line in old {
      var row = last
      for (index, other) in new.enumerated() {
        row[index + 1] = line == other ? last[index] + 1 : max(row[index], last[index + 1])
      }
      last = row
    }
    return last.last!
  }
}

@Suite struct DriftTests {
  private func diff(_ old: String, _ new: String) -> [String] {
    UnifiedDiff.lines(from: Array(old.utf8), to: Array(new.utf8), path: "p")
  }

  @Test func showsHunksWithContext() {
    let old = (1...20).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 2\n", with: "line two\n").replacing("line 15\n", with: "")
    #expect(
      diff(old, new) == [
        "--- p (on disk)", "+++ p (from the contract)", "@@ -1,5 +1,5 @@", " line 1", "-line 2", "+line two",
        " line 3",
        " line 4", " line 5", "@@ -12,7 +12,6 @@", " line 12", " line 13", " line 14", "-line 15", " line 16",
        " line 17",
        " line 18",
      ])
  }

  @Test func showsAMissingLastLineBreakAndEmptyFiles() {
    #expect(diff("a", "a\n").suffix(3) == ["@@ -1 +1 @@", "-a␄", "+a"])
    #expect(diff("", "a\n").suffix(2) == ["@@ -0,0 +1 @@", "+a"])
    #expect(diff("a\n", "a\n") == [])
  }

  @Test func tellsOnlyTheSizesOfWhatIsNotText() {
    let lines = UnifiedDiff.lines(from: [0xFF, 0xFE], to: [0], path: "p")
    #expect(lines.last == "not text: 2 bytes on disk, 1 now" && lines.count == 3)
  }

  @Test func cutsWhatIsLongAndShowsWhatIsHidden() {
    let long = diff("", String(repeating: "x\n", count: 500))
    #expect(long.count == 201 && long.last == "… and 303 more lines")
    #expect(diff("", String(repeating: "y", count: 500) + "\n")[3].count == 242)
    #expect(diff("", "\u{1B}[2J\n").last == "+␛[2J")
  }

  @Test func namesFilesAndTheCommandThatMendsThem() throws {
    let scratch = Scratch()
    let content = { (files: [String: String]) in
      UnitContent(
        contract: "desk", contractVersion: nil,
        environments: [
          .init(
            name: "dev",
            outputs: files.map { Output(path: $0.key, bytes: Array($0.value.utf8), declarations: []) })
        ], scope: .init(allEnvironments: true))
    }
    let first = content(["a": "one\n", "b": "two\n", "c": "three\n"])
    _ = try write(first, to: scratch.path)
    #expect(try plan(first, at: scratch["desk"]).drift(mendedBy: "parlance build") == [])
    scratch.write("desk/dev/a", "edited\n")
    let lines = try plan(content(["a": "one\n", "b": "two\n", "d": "four\n"]), at: scratch["desk"])
      .drift(mendedBy: "parlance build --env dev").map { $0.replacing(scratch.path, with: "DIR") }
    let manifest = try #require(lines.firstIndex { $0 == "differs: DIR/desk/dev/manifest.json" })
    let next = try #require(lines.firstIndex { $0 == "4 files in DIR/desk are not up to date" })
    #expect(
      lines[..<manifest] == [
        "differs: DIR/desk/dev/a, edited since the last build", "  --- DIR/desk/dev/a (on disk)",
        "  +++ DIR/desk/dev/a (from the contract)", "  @@ -1 +1 @@", "  -edited", "  +one",
        "no output any more: DIR/desk/dev/c", "missing: DIR/desk/dev/d",
      ])
    #expect(manifest < next && lines[next...].last == "  help: run `parlance build --env dev`")
  }
}
