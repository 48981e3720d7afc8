import Testing

@testable import Project

/// What is told of a sound's bytes; the real engine speaks in the tests in Python.
@Suite struct SoundTests {
  private func wav(rate: UInt32 = 8_000, channels: UInt16 = 1, bits: UInt16 = 16, _ samples: [Int16]) -> [UInt8] {
    func little(_ value: UInt32, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(value >> (8 * $0) & 0xFF) } }
    let data = samples.flatMap { little(UInt32(UInt16(bitPattern: $0)), 2) }
    let format =
      little(1, 2) + little(UInt32(channels), 2) + little(rate, 4) + little(rate * 2, 4) + little(2, 2)
      + little(UInt32(bits), 2)
    let body =
      Array("WAVEfmt ".utf8) + little(16, 4) + format
      // A part that nobody asked for, of odd length.
      + Array("LIST".utf8) + little(3, 4) + [1, 2, 3, 0]
      + Array("data".utf8) + little(UInt32(data.count), 4) + data
    return Array("RIFF".utf8) + little(UInt32(body.count), 4) + body
  }

  private let tone = (0..<8_000).map { Int16($0 % 80 * 100) }

  @Test func aSoundIsMeasured() {
    #expect(SoundFile(wav(tone), .wav) == SoundFile(wav(tone), .wav))
    #expect(SoundFile(wav(tone), .wav).milliseconds == 1_000)
    #expect(SoundFile(wav(tone), .wav).problem == nil)
    #expect(SoundFile(Array(repeating: 0x20, count: 4_000), .ulaw).milliseconds == 500)
    #expect(SoundFile(Array(repeating: 0x20, count: 4_000), .ulaw).problem == nil)
    #expect(SoundFile(Array(repeating: 0x20, count: 4_000), .slin).milliseconds == 250)
  }

  @Test func silenceIsNone() {
    #expect(SoundFile(wav(Array(repeating: 64, count: 800)), .wav).problem == "it is silent")
    #expect(SoundFile(wav(Array(repeating: -65, count: 800)), .wav).problem == nil)
    // Both zeros of µ-law.
    #expect(SoundFile(Array(repeating: 0xFF, count: 800), .ulaw).problem == "it is silent")
    #expect(SoundFile(Array(repeating: 0x7F, count: 800), .ulaw).problem == "it is silent")
    #expect(SoundFile(Array(repeating: 0, count: 800), .slin).problem == "it is silent")
    #expect(SoundFile(wav([]), .wav).problem == "it is empty")
    #expect(SoundFile([], .ulaw).problem == "it is empty")
  }

  @Test func otherFormsAreTold() {
    for bytes in [
      wav(rate: 22_050, tone), wav(channels: 2, tone), wav(bits: 8, tone), [], Array("RIFF".utf8),
      Array(wav(tone).prefix(30)), Array("RIFF....WAVEdata....".utf8),
    ] {
      #expect(SoundFile(bytes, .wav).problem?.hasPrefix("it is not WAV") ?? false)
    }
    // A file that was cut off is as long as what is there.
    #expect(SoundFile(Array(wav(tone).dropLast(8_000)), .wav).milliseconds == 500)
  }

  @Test func everyCutOfAFileIsRead() {
    let whole = wav([1_000, 2_000])
    for length in 0...whole.count { _ = SoundFile(Array(whole.prefix(length)), .wav) }
  }

  @Test func anEngineIsWords() throws {
    let engine = try SoundEngine("  espeak-ng   -v {language} -w {file} ; $HOME ")
    #expect(engine.words(file: "/a b", language: "en") == ["espeak-ng", "-v", "en", "-w", "/a b", ";", "$HOME"])
    #expect(!engine.writesToOutput)
    #expect(try SoundEngine("engine").writesToOutput)
    for text in ["", "  ", "{file}"] { #expect(throws: ToolError.self) { try SoundEngine(text) } }
  }

  @Test func aProgramThatTakesTooLongIsEnded() {
    let scratch = Scratch()
    scratch.write("in", "")
    let end = runProgram(
      ["sleep", "30"], input: scratch["in"], output: scratch["out"], errors: scratch["errors"], seconds: 0)
    #expect(end == .failed("it took over 0 seconds"))
  }
}
