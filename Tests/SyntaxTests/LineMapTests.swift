import SourceText
import Testing

@Suite struct LineMapTests {
  @Test func countsLinesByAllThreeBreaksAndColumnsByScalars() {
    let map = LineMap(Array("a\r\nbé👍c\rd".utf8))
    #expect(map.lineCount == 3)
    #expect(map.position(of: 3) == Position(line: 2, column: 1, offset: 3))
    #expect(map.position(of: 10) == Position(line: 2, column: 4, offset: 10))
    #expect(map.position(of: 12) == Position(line: 3, column: 1, offset: 12))
  }

  @Test func givesAByteOrderMarkNoWidth() {
    let map = LineMap([0xEF, 0xBB, 0xBF] + Array("key: 1".utf8))
    #expect(map.position(of: 3) == Position(line: 1, column: 1, offset: 3))
  }
}
