import Findings
import Language
import Resolve
import SourceText
import Syntax

extension ResolvedContract {
  /// Where a value is to be mended: of one that begins with a variable, the variable's own value, with the place where
  /// it is put in.
  func place(ofValue node: NodeID?) -> (at: Location?, related: [Finding.Related]) {
    guard let node, node.index >= 0 else { return (nil, []) }
    let place = origin.location(node)
    guard origin.tree.kind(node) == .scalar, let place, case let text = origin.tree.string(node),
      text.hasPrefix("$(env."), let close = text.firstIndex(of: ")"),
      let variable = contract.environments[contract.environment]?.variables.first(where: {
        $0.name == text[..<close].dropFirst("$(env.".count)
      })
    else { return (place, []) }
    return (origin.location(variable.node), [.init(place, "put in here")])
  }
}
