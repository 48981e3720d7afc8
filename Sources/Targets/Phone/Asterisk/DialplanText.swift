/// Writes `extensions.conf`. What it is given is text of this program, in which the contract's own text stands only
/// through `ConfigurationValue` or as a name of `PhoneNames`.
struct DialplanText {
  private(set) var text = ""
  private var isFirst = true

  mutating func comment(_ comment: String) { text += ConfigurationValue.comment(comment) + "\n" }

  mutating func line(_ line: String) { text += line + "\n" }

  mutating func context(_ name: String, _ comments: String...) {
    text += "\n"
    for comment in comments where !comment.isEmpty { self.comment(comment) }
    text += "[\(name)]\n"
  }

  /// Begins an extension: the next application is its first.
  mutating func begin(_ name: String) {
    text += "exten => \(name),1,"
    isFirst = true
  }

  /// One application; `label` is what jumps in the same extension name.
  mutating func run(_ application: String, label: String? = nil) {
    if isFirst {
      text += application + "\n"
    } else {
      text += " same => n\(label.map { "(\($0))" } ?? ""),\(application)\n"
    }
    isFirst = false
  }

  /// An extension of one application.
  mutating func only(_ name: String, _ application: String) {
    begin(name)
    run(application)
  }
}
