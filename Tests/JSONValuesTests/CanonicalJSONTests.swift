import JSONValues
import Testing

@Suite struct CanonicalJSONTests {
  private func text(_ value: JSONValue) -> String {
    String(decoding: CanonicalJSON.bytes(of: value), as: UTF8.self)
  }

  /// RFC 8785, section 3.2.2.
  @Test func writesTheExampleOfTheStandard() {
    let value: JSONValue = [
      "numbers": [333_333_333.333_333_29, 1e30, 4.50, 2e-3, 0.000_000_000_000_000_000_000_000_001],
      "string": "\u{20ac}$\u{0f}\nA'\u{42}\u{22}\u{5c}\\\"/", "literals": [nil, true, false],
    ]
    #expect(
      text(value)
        == #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  /// RFC 8785, section 3.2.3: by UTF-16 code units, in which a character past U+FFFF comes before U+FB33.
  @Test func sortsByUTF16() {
    let value: JSONValue = [
      "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
      "\u{f6}": "Latin Small Letter O With Diaeresis",
    ]
    #expect(
      text(value)
        == #"{"\r":"Carriage Return","1":"One",""# + "\u{80}" + #"":"Control","ö":"#
        + #""Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","#
        + "\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}")
  }

  @Test func sortsObjectsInsideOfObjects() {
    #expect(
      text(["b": ["d": [["z": 1, "y": 2]], "c": [:]], "a": []])
        == #"{"a":[],"b":{"c":{},"d":[{"y":2,"z":1}]}}"#)
    #expect(text(["ab": 1, "a": 2, "": 3]) == #"{"":3,"a":2,"ab":1}"#)
  }

  @Test func aNumberIsWhatADoubleMakesOfIt() {
    #expect(
      text([9_007_199_254_740_993, .int(.min), .int(.max), -0.0, 1.0])
        == "[9007199254740992,-9223372036854776000,9223372036854776000,0,1]")
  }

  /// RFC 8785, appendix B: the bits of a double, and its text.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"), (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
      (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"), (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
      (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
      (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0x41b3_de43_5555_5557, "333333333.33333343"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"), (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)]) func printsNumbersAsTheStandardDoes(bits: UInt64, number: String)
  {
    #expect(text(.double(Double(bitPattern: bits))) == number)
  }
}
