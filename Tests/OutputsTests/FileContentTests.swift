import JSONValues
import Outputs
import Testing

@Suite struct FileContentTests {
  private static let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

  /// The same bytes, cut at some places.
  private static func content(cutAt places: [Int]) -> FileContent {
    let ends = places + [bytes.count]
    return FileContent(zip([0] + places, ends).map { bytes[$0..<$1] })
  }

  @Test(arguments: [[], [0], [1], [63], [64], [65], [128, 128, 129], [1, 2, 3, 63, 64, 127, 500, 1_000]])
  func isWhatItsStretchesAre(cuts: [Int]) {
    let content = Self.content(cutAt: cuts)
    #expect(content.count == Self.bytes.count)
    #expect(content.bytes == Self.bytes)
    #expect(content == FileContent(Self.bytes))
    #expect(content.hashValue == FileContent(Self.bytes).hashValue)
    #expect(content.merged.bytes == Self.bytes)
    #expect(SHA256.hex(of: content) == SHA256.hex(of: Self.bytes))
    var read: [UInt8] = []
    content.forEach { read += $0 }
    #expect(read == Self.bytes)
  }

  @Test func digestsHoweverItIsCut() {
    let whole = SHA256.hex(of: Self.bytes)
    for size in 1...200 {
      let cuts = Array(stride(from: size, to: Self.bytes.count, by: size))
      #expect(SHA256.hex(of: Self.content(cutAt: cuts)) == whole, "cut into pieces of \(size)")
    }
  }

  @Test func differsByEveryByte() {
    var other = Self.bytes
    other[500] ^= 1
    #expect(Self.content(cutAt: [499, 501]) != FileContent(other))
    #expect(Self.content(cutAt: [10]) != FileContent(Array(Self.bytes.dropLast())))
  }

  /// Room that does not suffice is no limit.
  @Test(arguments: [0, 1, 16, 4_096]) func writesOneFileAfterTheOther(room: Int) {
    let shared = Array("what all begin with\n".utf8)
    let outputs = FileSeries.outputs(room: room, files: 3, of: ["dialplan.a"]) { series in
      for name in ["a", "b"] {
        series.share(shared)
        series.text.append("file \(name)\n")
        series.share(shared)
        series.end(name)
      }
      series.end("empty")
      series.text.append("alone\n")
      series.end("c")
    }
    #expect(outputs.map(\.path) == ["a", "b", "empty", "c"])
    #expect(outputs.allSatisfy { $0.declarations == ["dialplan.a"] })
    #expect(
      outputs.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "what all begin with\nfile a\nwhat all begin with\n", "what all begin with\nfile b\nwhat all begin with\n", "",
        "alone\n",
      ])
  }

  @Test func membersOfOtherWritersAreNotCopied() {
    let members = JSONWriter.pretty(depth: 2, room: 1) { writer in
      writer.beginMembers()
      writer.write("a", 1)
      writer.write("b", 2)
    }
    let stretches: [ArraySlice<UInt8>] = JSONWriter.pretty { writer in
      writer.begin()
      writer.name("all")
      writer.begin()
      writer.write(members: members)
      writer.write(members: [])
      writer.write(members: members)
      writer.end()
      writer.end()
    }
    let text = String(decoding: FileContent(stretches).bytes, as: UTF8.self)
    #expect(
      text == """
        {
          "all": {
            "a": 1,
            "b": 2,
            "a": 1,
            "b": 2
          }
        }

        """)
    #expect(stretches.count == 5)
  }
}
