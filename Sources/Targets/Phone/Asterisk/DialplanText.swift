import JSONValues

/// Writes `extensions.conf`. What it is given is text of this program, in which the contract's own text stands only
/// through `ConfigurationValue` or as a name of `PhoneNames`.
struct DialplanText: ~Copyable {
  private var text: ByteBuffer
  private var isFirst = true

  private init(_ text: consuming ByteBuffer) { self.text = text }

  /// What is written; see `ByteBuffer.array(room:)`.
  static func bytes(room: Int, _ write: (inout DialplanText) -> Void) -> [UInt8] {
    ByteBuffer.array(room: room) { buffer in
      var text = DialplanText(buffer)
      write(&text)
      buffer = text.text
    }
  }

  /// Now, in milliseconds. Of two moments in whole seconds a second between them is true or not by chance.
  static let now = "${STRFTIME(,,%s%3q)}"

  mutating func comment(_ comment: String) { line(ConfigurationValue.comment(comment)) }

  mutating func line(_ line: String) {
    text.append(line)
    text.append(0x0A)
  }

  mutating func context(_ name: String, _ comments: String...) {
    text.append(0x0A)
    for comment in comments where !comment.isEmpty { self.comment(comment) }
    text.append(0x5B)
    text.append(name)
    text.append("]\n")
  }

  /// Begins an extension: the next application is its first.
  mutating func begin(_ name: String) {
    text.append("exten => ")
    text.append(name)
    text.append(",1,")
    isFirst = true
  }

  /// One application; `label` is what jumps in the same extension name.
  mutating func run(_ application: Application, label: String? = nil) {
    next(label)
    switch application {
    case .literal(let literal): text.append(literal)
    case .bytes(let bytes): text.append(bytes)
    }
    text.append(0x0A)
  }

  /// Goes on in another context: what is written most of all.
  mutating func goTo(_ context: String) {
    next(nil)
    text.append("Goto(")
    text.append(context)
    text.append(",s,1)\n")
  }

  /// The same if a subroutine has returned a word.
  mutating func goTo(_ context: String, ifReturned word: String) {
    next(nil)
    text.append("GotoIf($[\"${GOSUB_RETVAL}\" = \"")
    text.append(word)
    text.append("\"]?")
    text.append(context)
    text.append(",s,1)\n")
  }

  private mutating func next(_ label: String?) {
    if isFirst {
      isFirst = false
    } else if let label {
      text.append(" same => n(")
      text.append(label)
      text.append("),")
    } else {
      text.append(" same => n,")
    }
  }

  /// An extension of one application.
  mutating func only(_ name: String, _ application: Application) {
    begin(name)
    run(application)
  }

  /// What an extension runs. Put together as bytes: a `String` would be looked at again with each of its pieces.
  enum Application: ExpressibleByStringInterpolation {
    case literal(StaticString)
    case bytes([UInt8])

    init(stringLiteral text: StaticString) { self = .literal(text) }

    init(stringInterpolation pieces: Pieces) { self = .bytes(pieces.bytes) }

    struct Pieces: StringInterpolationProtocol {
      fileprivate var bytes: [UInt8] = []

      /// Most of what is put in is the name of a context.
      init(literalCapacity: Int, interpolationCount: Int) {
        bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
      }

      mutating func appendLiteral(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
      }

      mutating func appendInterpolation(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }
      mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
    }
  }
}
