import Conformance
import ContractFixtures
import Testing

/// The suite finds nothing in what a build wrote, and every damage in its place.
@Suite struct DamageTests {
  private static let whole = Tree(Fixture(spec: "field-service", environment: "dev"))
  private static let callFlows = Dictionary(
    uniqueKeysWithValues: Damages.byCallFlow.map { ($0.spec, Tree(Fixture(spec: $0.spec, environment: "dev"))) })

  @Test func findsNothingInWhatABuildWrote() {
    for environment in ["dev", "production"] {
      let tree = Tree(Fixture(spec: "field-service", environment: environment))
      let (findings, checks) = tree.judged()
      #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
      #expect(checks > 8_000)
    }
    let parcels = Tree(Fixture(spec: "parcel-desk", environment: "production")).judged()
    #expect(parcels.findings.isEmpty, "\(parcels.findings.map(\.description).joined(separator: "\n"))")
    for (spec, tree) in Self.callFlows {
      let findings = tree.judged().findings
      #expect(findings.isEmpty, "\(spec): \(findings.map(\.description).joined(separator: "\n"))")
    }
    let minimal = Tree(Fixture(spec: "minimal")).judged()
    #expect(minimal.findings.isEmpty, "\(minimal.findings.map(\.description).joined(separator: "\n"))")
  }

  /// A hand-over changes a running session: what stays in it may not be named anew.
  @Test(arguments: [
    Damage(
      "a voice after the first sound", "realtime/hand-over/claims.web.json",
      .replace("\"speed\": 1", "\"voice\": \"cedar\",\n        \"speed\": 1"), "session-field"),
    Damage(
      "a model in a running session", "realtime/hand-over/claims.web.json",
      .replace("\"type\": \"realtime\",", "\"type\": \"realtime\",\n    \"model\": \"gpt-realtime-2.1\","),
      "session-transport"),
    Damage(
      "tuning on the phone", "realtime/hand-over/claims.phone.json",
      .replace("\"create_response\": true,", "\"create_response\": true,\n          \"threshold\": 0.5,"),
      "session-transport"),
    Damage(
      "the way back as often as one likes", "realtime/policy/claims.json",
      .replace("\"at_most\": 1", "\"at_most\": 9"), "session-policy"),
    Damage("no hand-over at all", "realtime/hand-over/claims.phone.json", .delete, "missing-file"),
  ])
  func findsTheDamageToAHandOver(_ damage: Damage) throws {
    var tree = Tree(Fixture(spec: "parcel-desk", environment: "production"))
    _ = try #require(damage.apply(to: &tree), "the text to damage is not in \(damage.file)")
    tree.sign()
    let findings = tree.judged().findings
    #expect(findings.contains { $0.code == damage.code }, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test(arguments: Damages.all)
  func findsTheDamage(_ damage: Damage) throws {
    var tree = Self.whole
    let changed = try #require(damage.apply(to: &tree), "the text to damage is not in \(damage.file)")
    if damage.isSigned { tree.sign() }
    let findings = tree.judged().findings
    let told = findings.map(\.description).joined(separator: "\n")
    let (file, line) = try place(of: damage, changed, in: tree)
    let isFound = findings.contains { finding in
      guard finding.code == damage.code else { return false }
      if case .contract = damage.place { return finding.file?.hasSuffix(".yaml") ?? false }
      return finding.file == file && (line == nil || finding.line == line)
    }
    #expect(isFound, "\(damage.code) \(file):\(line.map { "\($0)" } ?? "any") is not told; told is\n\(told)")
  }

  @Test(arguments: Damages.ofCallFlows)
  func findsTheDamageToACallFlow(_ spec: String, _ damage: Damage) throws {
    var tree = try #require(Self.callFlows[spec])
    _ = try #require(damage.apply(to: &tree), "the text to damage is not in \(damage.file)")
    tree.sign()
    let findings = tree.judged().findings
    let isFound = findings.contains { $0.code == damage.code && $0.file == damage.file }
    #expect(isFound, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test func theTableIsLong() {
    #expect(Damages.all.count >= 100)
    #expect(Set(Damages.all.map(\.name)).count == Damages.all.count)
  }

  @Test func isTheSameOnEveryRun() {
    var tree = Self.whole
    for damage in Damages.all.prefix(40) { _ = damage.apply(to: &tree) }
    let first = tree.judged()
    let second = tree.judged()
    #expect(first.findings.map(\.description) == second.findings.map(\.description))
    #expect(first.checks == second.checks)
  }

  private func place(of damage: Damage, _ changed: Int, in tree: Tree) throws -> (String, Int?) {
    func line(_ text: String, in file: String) throws -> Int? {
      if text.isEmpty { return nil }
      let lines = String(decoding: try #require(tree.files[file]), as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let place = lines.firstIndex { $0.contains(text) }
      return try #require(place, "no line has \(text)") + 1
    }
    switch damage.place {
    case .changed: return (damage.file, changed)
    case .anywhere, .contract: return (damage.file, nil)
    case .line(let text): return (damage.file, try line(text, in: damage.file))
    case .other(let file, let text): return (file, try line(text, in: file))
    }
  }
}
