import JSONValues
import Testing

@Suite struct JSONWriterTests {
  private func compact(_ text: String) -> String {
    String(decoding: JSONWriter.compact(.string(text)), as: UTF8.self)
  }

  /// The writer looks at eight bytes at a time, so what must be escaped stands at every place of a word here, among
  /// bytes that differ from it by one bit.
  @Test func escapesWhatMustBeAtEveryPlace() {
    for length in 0..<20 {
      for place in 0...length {
        for (character, escaped) in [
          ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\u{1f}", "\\u001f"), ("\0", "\\u0000"),
        ] {
          for filler in ["!", " ", "#", "]", "\u{7f}", "\u{a2}", "\u{dc}"] {
            let before = String(repeating: filler, count: place)
            let after = String(repeating: filler, count: length - place)
            #expect(compact(before + character + after) == "\"" + before + escaped + after + "\"")
          }
        }
      }
    }
  }

  @Test func laysOutOnOneLineWhatIsBegunSo() {
    var writer = JSONWriter(pretty: true)
    writer.begin()
    writer.name("ways")
    writer.beginList()
    for number in 1...2 {
      writer.next()
      writer.begin(onOneLine: true)
      writer.write("way", number)
      writer.write("inner", ["a": .array([1, .array([])])])
      writer.end()
    }
    writer.endList()
    writer.name("none")
    writer.beginList(onOneLine: true)
    writer.endList()
    writer.write("last", 3)
    writer.end()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {
          "ways": [
            {"way": 1, "inner": {"a": [1, []]}},
            {"way": 2, "inner": {"a": [1, []]}}
          ],
          "none": [],
          "last": 3
        }
        """)
  }

  @Test func leavesEverythingElseAsItIs() {
    let plain = String(
      String.UnicodeScalarView(
        (0x20...0x2FFF).compactMap(Unicode.Scalar.init).filter { $0 != "\"" && $0 != "\\" }))
    #expect(compact(plain) == "\"" + plain + "\"")
  }

  @Test func indentsByTwoAndEndsWithANewline() {
    let value: JSONValue = ["b": [1, ["c": nil]], "a": [:], "d": []]
    #expect(
      String(decoding: JSONWriter.pretty(value), as: UTF8.self)
        == "{\n  \"b\": [\n    1,\n    {\n      \"c\": null\n    }\n  ],\n  \"a\": {},\n  \"d\": []\n}\n")
  }
}

@Suite struct JoinedTextTests {
  @Test(arguments: [
    ["", "", "", ""], ["a", "", "b", ""], ["menu", "/keys", "", "é"],
    ["a text of more than", " fifteen bytes", "", "!"],
  ])
  func textsStandOneAfterTheOther(_ texts: [String]) {
    #expect(String(joining: texts[0], texts[1], texts[2], texts[3]) == texts.joined())
  }
}
