import JSONValues

/// Writes `extensions.conf`. What it is given is text of this program, in which the contract's own text stands only
/// through `ConfigurationValue` or as a name of `PhoneNames`.
struct DialplanText: ~Copyable {
  private var text = ByteBuffer()
  private var isFirst = true

  var bytes: [UInt8] { text.bytes }

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
  mutating func run(_ application: String, label: String? = nil) {
    if isFirst {
      isFirst = false
    } else if let label {
      text.append(" same => n(")
      text.append(label)
      text.append("),")
    } else {
      text.append(" same => n,")
    }
    line(application)
  }

  /// An extension of one application.
  mutating func only(_ name: String, _ application: String) {
    begin(name)
    run(application)
  }
}
