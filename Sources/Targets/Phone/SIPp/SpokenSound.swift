/// What an answering machine says on the bench, and who leaves a message: two and a half seconds of a tone, G.711 µ-law,
/// 8,000 samples a second.
enum SpokenSound {
  /// Its name beside `coverage.json`, which is the folder that SIPp runs in.
  static let file = "spoken.ulaw"

  static var bytes: [UInt8] {
    // A square wave of 500 hertz: eight samples up, eight down.
    (0..<20_000).map { $0 / 8 % 2 == 0 ? 0x9F : 0x1F }
  }
}
