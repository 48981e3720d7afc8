import JSONValues

/// What the ways of a dialplan are called in the comment of a scenario: `menu key:1`. As bytes, because each is written into
/// many files.
struct WayLabels {
  private let text: [UInt8]
  /// Where the label of each way ends.
  private let ends: [Int]

  init(_ graph: ScenarioGraph) {
    var ends: [Int] = []
    ends.reserveCapacity(graph.legs.count)
    text = ByteBuffer.array(room: graph.legs.count * 64) { text in
      for place in graph.steps.indices {
        for leg in graph.leaving(place) {
          text.append(comment: graph.steps[place].name)
          text.append(0x20)
          text.append(comment: graph.legs[leg].outcome)
          ends.append(text.byteCount)
        }
      }
    }
    self.ends = ends
  }

  func write(_ way: Int, to buffer: inout ByteBuffer) {
    text.withUnsafeBufferPointer {
      buffer.append(UnsafeBufferPointer(rebasing: $0[(way == 0 ? 0 : ends[way - 1])..<ends[way]]))
    }
  }
}
