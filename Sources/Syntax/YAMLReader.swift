import CLibYAML
import Findings
import SourceText

extension NodeTree {
  /// Reads YAML. `base` is the place of the first byte in the file.
  mutating func readYAML(
    _ bytes: UnsafeBufferPointer<UInt8>, at base: Int, isASCII: Bool, of file: FileID
  ) -> Staged<[NodeID]> {
    var builder = YAMLTreeBuilder(taking: &self, expecting: bytes.count, of: file)
    var events = YAMLEvents(bytes, at: base, isASCII: isASCII, of: file)
    while !builder.isFull, events.next() {
      if events.type == YAML_STREAM_END_EVENT { break }
      builder.add(events)
    }
    if let problem = events.problem {
      // A value that was misread may stop the reader later on its line: one cause, one finding.
      let isTold = builder.findings.last.map { last in
        last.severity == .error && events.areOnOneLine(last.location, problem.location)
      }
      if isTold != true { builder.report(problem) }
    }
    builder.give(to: &self)
    return Staged(builder.roots.map(NodeID.init(index:)), builder.findings + events.warnings)
  }
}

extension YAMLEvents {
  func areOnOneLine(_ first: Location?, _ second: Location?) -> Bool {
    guard let first, let second, first.range.start <= second.range.start else { return false }
    let start = Int(first.range.start) - base
    return lineEnd(of: start) >= Int(second.range.start) - base
  }
}
