import Findings
import Resolve

/// A raw schema whose root is not an object.
enum RootRule: ReviewRule {
  static let kind = ResolveFindings.inputRoot

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.rawSchemas.compactMap { raw in
      // A root without `properties` that holds them itself, or a `type` that is none, is told for what it is.
      guard raw.isRoot, let root = raw.parts.first, root.strayNames.isEmpty,
        root.object["type"].map({ $0.string != nil && $0.string != "object" }) ?? true
      else { return nil }
      return Finding(
        kind, at: contract.origin.location(raw.node, "type"), "\(raw.name) has a root that is not an object",
        help: root.object["type"] == nil ? "add `type: object`" : "wrap it: an object with the value as a property")
    }
  }
}
