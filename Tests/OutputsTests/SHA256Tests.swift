import CDigest
import Outputs
import Testing

@Suite struct SHA256Tests {
  /// From FIPS 180-4's examples and NIST's byte-oriented vectors (SHA256ShortMsg, SHA256LongMsg).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]) func agreesWithTheStandardsExamples(text: String, digest: String) {
    #expect(SHA256.hex(of: Array(text.utf8)) == digest)
  }

  @Test func agreesOnAMillionTimesA() {
    let bytes = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(SHA256.hex(of: bytes) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Each length around the end of a block pads in its own way; the digest over all digests is that of Python's hashlib.
  @Test func agreesOnEveryLengthUpTo300() {
    let digests = (0...300).flatMap { length in
      SHA256.digest((0..<length).map { UInt8(truncatingIfNeeded: $0) })
    }
    #expect(SHA256.hex(of: digests) == "ddbdb189f5834c274dbe603d6d2874adf7234fd8a075c3d1bfbadc2107a75676")
  }

  @Test func processorAndPlainCodeAgree() {
    let bytes = (0..<6400).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 3) }
    var helped = [UInt32](1...8)
    var plain = helped
    parlance_sha256_mix(&helped, bytes, 100)
    parlance_sha256_mix_portably(&plain, bytes, 100)
    #expect(helped == plain)
    #expect(plain != [UInt32](1...8))
  }
}
