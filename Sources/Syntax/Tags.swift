import Findings
import SourceText

extension YAMLTreeBuilder {
  private static let core: [(name: StaticString, tag: NodeTree.Tag, kind: NodeTree.Kind)] = [
    ("tag:yaml.org,2002:str", .string, .scalar), ("tag:yaml.org,2002:int", .integer, .scalar),
    ("tag:yaml.org,2002:float", .float, .scalar), ("tag:yaml.org,2002:bool", .boolean, .scalar),
    ("tag:yaml.org,2002:null", .null, .scalar), ("tag:yaml.org,2002:seq", .sequence, .sequence),
    ("tag:yaml.org,2002:map", .mapping, .mapping),
  ]

  /// What a tag says (YAML 1.2.2, chapter 10), with a finding if it says nothing here or doesn't fit the node.
  mutating func readTag(
    _ bytes: UnsafePointer<UInt8>, kind: NodeTree.Kind, _ events: borrowing YAMLEvents
  ) -> NodeTree.Tag {
    let name = String(cString: bytes)
    if name == "!" { return .nonSpecific }
    let written = events.tagRange
    let place = events.location(written.lowerBound, written.upperBound)
    guard let known = Self.core.first(where: { $0.name.description == name }) else {
      report(SyntaxFindings.unknownTag(place, events.quote(written.lowerBound, written.upperBound)))
      return .other
    }
    if known.kind != kind || !fits(known.tag, events) {
      report(SyntaxFindings.tagMismatch(place, events.quote(written.lowerBound, written.upperBound)))
    }
    return known.tag
  }

  private func fits(_ tag: NodeTree.Tag, _ events: borrowing YAMLEvents) -> Bool {
    switch tag {
    case .integer, .float, .boolean, .null:
      let scalar = events.event.pointee.data.scalar
      return CoreScalarReader.read(
        UnsafeBufferPointer(start: scalar.value, count: scalar.length), tagged: tag) != nil
    default: return true
    }
  }
}
