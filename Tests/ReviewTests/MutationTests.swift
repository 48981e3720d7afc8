import ContractFixtures
import Language
import Resolve
import SourceText
import Testing

@testable import Review
@testable import Syntax

/// Whatever is changed in a contract, the review says something: each scalar of each file of the Specs is changed, one
/// at a time, and compared with what it was.
@Suite struct MutationTests {
  static let specs = [
    "field-service", "minimal", "parcel-desk", "phone-callers", "phone-hours", "phone-meeting", "phone-menu",
    "phone-outbound", "phone-people", "phone-queue", "phone-receptionist", "widget-gallery",
  ]

  /// The comparison goes by nodes, so that the changed text need not be one that the language takes.
  @Test(arguments: specs) func isNeverSilent(spec: String) throws {
    let original = Fixture(spec: spec)
    let before = try #require(original.resolved)
    let places = Leaf.all(original)
    #expect(places.count > 10)
    for leaf in places {
      let after = leaf.changed(before.origin)
      let found = review(Comparison(Side(before, before.origin), Side(before, after)))
      #expect(
        !found.isEmpty, "\(spec): \(leaf.text) at byte \(leaf.location.range.start) is changed, and nothing is told")
      for change in found { Self.judge(change) }
    }
  }

  /// The same along the whole road, as far as the language takes the other text.
  @Test func isNeverSilentAboutContracts() throws {
    let original = Fixture(spec: "field-service")
    let before = try #require(original.resolved)
    var compared = 0
    for (place, leaf) in Leaf.all(original).enumerated() where place % 5 == 0 {
      let text = Int(leaf.text).map { "'\($0 + 1)'" } ?? leaf.replacement
      guard let after = Fixture(leaf.edited(original, text), environment: before.contract.environment).resolved else {
        continue
      }
      compared += 1
      let found = review(before, after)
      #expect(!found.isEmpty, "\(leaf.text) → \(text) is not told")
      for change in found { Self.judge(change) }
    }
    #expect(compared > 25, "\(compared) changes were taken by the language")
  }

  /// What holds of every change.
  private static func judge(_ change: Change) {
    #expect(changeKind(change.code) != nil, "nobody explains \(change.code)")
    #expect(change.old != nil || change.new != nil, "\(change.code) of \(change.subject) has no place")
    #expect(!change.sentence.isEmpty && !change.sentence.contains("\n"))
    for part in change.parts {
      #expect(part.impact <= change.impact)
      judge(part)
    }
  }
}

/// A scalar of a spec's files that is a value in the environment.
private struct Leaf {
  let node: NodeID
  let location: Location
  let text: String

  /// All of them but the version of the language, the files that belong to the contract and what an override replaces.
  static func all(_ fixture: Fixture) -> [Leaf] {
    let tree = fixture.documents.tree
    guard let resolved = fixture.resolved else { return [] }
    var leaves: [Leaf] = []
    func visit(_ node: NodeID) {
      if resolved.origin.overlay[node] != nil { return }
      switch tree.kind(node) {
      case .scalar where tree.records[Int(node.index)].isAlias: return
      case .scalar: leaves.append(Leaf(node: node, location: tree.location(node), text: tree.string(node)))
      case .sequence: for element in tree.elements(node) { visit(element) }
      case .mapping: for pair in tree.pairs(node) { visit(pair.value) }
      }
    }
    for root in fixture.documents.roots {
      for pair in tree.pairs(root) {
        if tree.isText(pair.key, "environments") {
          if let own = tree.pair(pair.value, resolved.contract.environment) { visit(own.value) }
        } else {
          visit(pair.value)
        }
      }
    }
    return leaves
  }

  var replacement: String {
    "\"" + (text + "x").map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0.isNewline ? " " : "\($0)" }.joined() + "\""
  }

  func edited(_ fixture: Fixture, _ replacement: String) -> [(name: String, text: [UInt8])] {
    var files = fixture.documents.sources.files.map { (name: $0.name, text: $0.bytes) }
    let range = Int(location.range.start)..<Int(location.range.end)
    // A block of lines ends with its break, and a value on one line does not.
    let ending: [UInt8] = files[Int(location.file.index)].text[range].last == 0x0A ? [0x0A] : []
    files[Int(location.file.index)].text.replaceSubrange(range, with: Array(replacement.utf8) + ending)
    return files
  }

  /// The nodes of the contract with this scalar changed.
  func changed(_ origin: Origin) -> Origin {
    var tree = origin.tree
    tree.records[Int(node.index)].offset = Int32(tree.text.count)
    tree.records[Int(node.index)].length = Int32(text.utf8.count + 1)
    tree.text += Array((text + "x").utf8)
    var variables = origin.variables
    for (name, value) in variables where value == text { variables[name] = text + "x" }
    return Origin(
      sources: origin.sources, tree: tree, overlay: origin.overlay, variables: variables, roots: origin.roots)
  }
}
