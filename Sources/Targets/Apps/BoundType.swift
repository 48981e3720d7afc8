import Language
import Resolve

/// What the bindings of a layout read. Resolving has checked the paths; here only their types are wanted.
struct BoundType {
  let contract: ResolvedContract
  /// The tools whose result the layout shows.
  let tools: [ResolvedTool]
  /// The element of the loop around it.
  var item: ValueType?

  /// The type of a path; nil where the contract does not say.
  func type(of binding: Binding) -> ValueType? {
    roots(binding.root).lazy.compactMap { follow(binding.path.map(\.name)[...], from: $0) }.first
  }

  /// The types inside a loop over a path.
  func inside(_ binding: Binding?) -> BoundType {
    var inner = self
    inner.item = nil
    if let binding, case .array(let items?) = type(of: binding)?.form {
      inner.item = contract.types.value(of: items)
    }
    return inner
  }

  private func roots(_ root: Binding.Root) -> [ValueType] {
    switch root {
    case .output: tools.compactMap(\.output)
    case .hidden: tools.compactMap(contract.hidden)
    case .input: tools.map(\.input)
    case .item: item.map { [$0] } ?? []
    case .choice: []
    }
  }

  private func follow(_ path: ArraySlice<String>, from type: ValueType) -> ValueType? {
    guard let name = path.first else { return type }
    guard let member = type.member(name) else { return nil }
    return follow(path.dropFirst(), from: contract.types.value(of: member.type))
  }
}

extension ValueType {
  /// Whether it is one of some words, which are shown as labels.
  var isWord: Bool {
    if case .enumeration(let values) = form { values.contains { $0.string != nil } } else { false }
  }
}
