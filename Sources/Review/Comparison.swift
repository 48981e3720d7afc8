import Language
import Resolve
import SourceText
import Syntax

/// The two contracts that are compared.
struct Comparison: Sendable {
  let old: Side
  let new: Side

  init(old: ResolvedContract, new: ResolvedContract) {
    self.init(Side(old, old.origin), Side(new, new.origin))
  }

  init(_ old: Side, _ new: Side) {
    self.old = old
    self.new = new
  }

  /// Whether two nodes say the same and are written alike, but for comments, layout and quotes of texts. What is not
  /// may still mean the same.
  func same(_ left: NodeID, _ right: NodeID, under renames: Renames? = nil) -> Bool {
    let left = old.origin.current(left)
    let right = new.origin.current(right)
    let kind = old.tree.kind(left)
    guard kind == new.tree.kind(right) else { return false }
    switch kind {
    case .scalar: return sameScalar(left, right) || renames?.hold(old.text(left), new.text(right)) ?? false
    case .sequence:
      guard old.tree.count(left) == new.tree.count(right) else { return false }
      var others = new.tree.elements(right)
      for element in old.tree.elements(left) {
        guard let other = others.next(), same(element, other, under: renames) else { return false }
      }
      return true
    case .mapping:
      guard old.tree.count(left) == new.tree.count(right) else { return false }
      var others = new.tree.pairs(right)
      for pair in old.tree.pairs(left) {
        guard let other = others.next(), same(pair.key, other.key, under: renames),
          same(pair.value, other.value, under: renames)
        else { return false }
      }
      return true
    }
  }

  private func sameScalar(_ left: NodeID, _ right: NodeID) -> Bool {
    guard old.tree.isPlain(left) == new.tree.isPlain(right) else { return false }
    if old.tree.holds(left, 0x24) || new.tree.holds(right, 0x24) {
      return old.origin.text(left) == new.origin.text(right)
    }
    return old.tree.withBytes(left) { bytes in new.tree.withBytes(right) { bytes.elementsEqual($0) } }
  }
}

/// One of the two contracts.
struct Side: Sendable {
  let contract: ResolvedContract
  let origin: Origin
  let tree: NodeTree

  /// The nodes are those of `origin`: the contract's own.
  init(_ contract: ResolvedContract, _ origin: Origin) {
    self.contract = contract
    self.origin = origin
    tree = origin.tree
  }

  /// The pairs of a mapping by name, as they count in the environment. A scalar that stands for a mapping with one
  /// key is given as such.
  func entries(_ node: NodeID, scalarAs key: String? = nil) -> [Entry] {
    let node = origin.current(node)
    switch tree.kind(node) {
    case .mapping:
      return tree.pairs(node).map { Entry(name: tree.string($0.key), key: $0.key, value: origin.current($0.value)) }
    case .scalar: return key.map { [Entry(name: $0, key: node, value: node)] } ?? []
    case .sequence: return []
    }
  }

  /// The elements of a list; what stands alone where a list may stand is its one element.
  func elements(_ node: NodeID) -> [NodeID] {
    let node = origin.current(node)
    return tree.kind(node) == .sequence ? tree.elements(node).map { origin.current($0) } : [node]
  }

  /// The value under a key of a mapping.
  func value(_ node: NodeID?, _ key: String) -> NodeID? {
    guard let node, node.index >= 0 else { return nil }
    return tree.pair(origin.current(node), key).map { origin.current($0.value) }
  }

  /// A scalar's text; nil for anything else.
  func text(_ node: NodeID?) -> String? {
    guard let node else { return nil }
    let current = origin.current(node)
    return tree.kind(current) == .scalar ? origin.text(current) : nil
  }

  struct Entry {
    let name: String
    let key: NodeID
    let value: NodeID
  }
}

/// Declarations that were found to have another name: a text that names one is the same as one that names it anew.
struct Renames {
  private var pairs: Set<[String]> = []

  mutating func add(_ from: String, _ to: String) { pairs.insert([from, to]) }

  func hold(_ from: String?, _ to: String?) -> Bool {
    guard !pairs.isEmpty, let from, let to else { return false }
    return pairs.contains([from, to])
  }
}
