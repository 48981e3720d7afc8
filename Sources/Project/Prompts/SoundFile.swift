/// The samples of a sound, and whether they are what an exchange plays.
struct SoundFile: Hashable {
  /// How long it lasts.
  let milliseconds: Int
  /// Why it can't be played; nil if it can.
  let problem: String?

  /// A sample that nobody hears: -54 dB below the loudest.
  private static let quietest = 64

  init(_ bytes: [UInt8], _ format: SoundFormat) {
    switch format {
    case .wav:
      guard let data = Self.data(ofWAV: bytes) else {
        milliseconds = 0
        problem = "it is not WAV with 8,000 samples a second, 16 bits, one channel"
        return
      }
      (milliseconds, problem) = Self.judge(Self.samples(bytes[data]))
    case .slin: (milliseconds, problem) = Self.judge(Self.samples(bytes[...]))
    case .ulaw: (milliseconds, problem) = Self.judge(bytes.map(Self.sample))
    }
  }

  private static func judge(_ samples: [Int]) -> (Int, String?) {
    let milliseconds = samples.count / 8
    if milliseconds == 0 { return (0, "it is empty") }
    if !samples.contains(where: { abs($0) > quietest }) { return (milliseconds, "it is silent") }
    return (milliseconds, nil)
  }

  private static func samples(_ bytes: ArraySlice<UInt8>) -> [Int] {
    stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
      Int(Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8))
    }
  }

  /// ITU-T G.711, µ-law.
  private static func sample(_ byte: UInt8) -> Int {
    let bits = ~byte
    let size = ((Int(bits & 0x0F) << 3) + 0x84) << Int(bits >> 4 & 0x07) - 0x84
    return bits & 0x80 == 0 ? size : -size
  }

  /// Where the samples stand (Multimedia Programming Interface 1.0, RIFF WAVE); nil if the file is of another sort.
  private static func data(ofWAV bytes: [UInt8]) -> Range<Int>? {
    func number(_ at: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    func name(_ at: Int) -> String { String(decoding: bytes[at..<at + 4], as: UTF8.self) }
    guard bytes.count >= 12, name(0) == "RIFF", name(8) == "WAVE" else { return nil }
    var at = 12
    var fits = false
    while at + 8 <= bytes.count {
      let size = number(at + 4, 4)
      let start = at + 8
      if name(at) == "fmt ", size >= 16, start + 16 <= bytes.count {
        fits =
          number(start, 2) == 1 && number(start + 2, 2) == 1 && number(start + 4, 4) == 8_000
          && number(start + 14, 2) == 16
      }
      if name(at) == "data" { return fits ? start..<min(start + size, bytes.count) : nil }
      at = start + size + size % 2
    }
    return nil
  }
}
