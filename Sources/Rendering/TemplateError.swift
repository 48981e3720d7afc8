/// Why a template cannot be read or filled in, with the place in its text.
public struct TemplateError: Error, Sendable, Hashable {
  /// The template's name.
  public let template: String
  /// Where its text came from: `built-in:…`, or the path of a user's file.
  public let origin: String
  /// 1-based.
  public let line: Int
  /// 1-based, in Unicode scalars.
  public let column: Int
  /// 0-based, in bytes of the template.
  public let offset: Int
  /// Stands alone, in lower case and without a full stop.
  public let message: String

  public init(template: String, origin: String, line: Int, column: Int, offset: Int, message: String) {
    self.template = template
    self.origin = origin
    self.line = line
    self.column = column
    self.offset = offset
    self.message = message
  }
}

extension TemplateError: CustomStringConvertible {
  public var description: String { "\(origin):\(line):\(column): \(message)" }
}
