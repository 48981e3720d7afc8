import Findings
import JSONValues

enum TextFormExpectation: Expectation {
  static let name = "that files are plain text, and JSON is JSON"

  /// Files that hold no text.
  private static let binaryEndings = [".ulaw", ".wav"]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for file in subject.files.entries where !binaryEndings.contains(where: file.path.hasSuffix) {
      checkBytes(of: file, &verdict)
      guard file.path.hasSuffix(".json") else { continue }
      verdict.count(1)
      for problem in file.problems {
        verdict.report(ConformanceFindings.jsonSyntax, at: problem.location, problem.message, help: problem.help)
      }
      if let root = subject.files.json(file.path), file.problems.isEmpty { checkLayout(of: file, root.value, &verdict) }
    }
  }

  private static func checkBytes(of file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.textForm
    let bytes = file.bytes
    verdict.expect(
      !bytes.starts(with: [0xEF, 0xBB, 0xBF]), kind, at: file.location(0..<3), "the file begins with a byte order mark")
    let carriage = bytes.firstIndex(of: 0x0D)
    verdict.expect(
      carriage == nil, kind, at: file.location(carriage!..<carriage! + 1), "a carriage return stands in the file",
      help: "lines end in a line feed alone")
    let control = bytes.firstIndex { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 || $0 == 0x7F }
    verdict.expect(
      control == nil, kind, at: file.location(control!..<control! + 1), "a control character stands in the file")
    verdict.expect(
      bytes.last == 0x0A, kind, at: file.location(max(0, bytes.count - 1)..<bytes.count),
      "the last line does not end in a line feed")
    // JSON's reader says this itself.
    if !file.path.hasSuffix(".json") {
      verdict.expect(String(validating: bytes, as: UTF8.self) != nil, kind, at: file.start, "the file is not UTF-8")
    }
  }

  private static func checkLayout(of file: GeneratedFiles.Entry, _ value: JSONValue, _ verdict: inout Verdict) {
    let wanted = layout(of: value, in: file.bytes)
    if wanted == file.bytes {
      verdict.count(1)
      return
    }
    let place =
      zip(wanted, file.bytes).enumerated().first { $1.0 != $1.1 }?.offset ?? min(wanted.count, file.bytes.count)
    // What the bytes themselves have wrong was said before.
    let isSaid =
      file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) || file.bytes.contains(0x0D) || file.bytes.last != 0x0A
    verdict.expect(
      isSaid, ConformanceFindings.jsonLayout, at: file.location(place..<min(place + 1, file.bytes.count)),
      "the JSON is laid out in another way from here on",
      help: "two spaces a level, one item a line; or all items of an object or a list on one")
  }

  /// A value as it would be laid out. What begins on the line of its bracket stands on one line, in the file as here.
  private static func layout(of value: JSONValue, in bytes: [UInt8]) -> [UInt8] {
    var writer = JSONWriter(pretty: true)
    func isOnOneLine() -> Bool { writer.byteCount + 1 < bytes.count && bytes[writer.byteCount + 1] != 0x0A }
    func write(_ value: JSONValue) {
      switch value {
      case .object(let object):
        writer.begin(onOneLine: isOnOneLine())
        for member in object.members {
          writer.name(member.key)
          write(member.value)
        }
        writer.end()
      case .array(let values):
        writer.beginList(onOneLine: isOnOneLine())
        for value in values {
          writer.next()
          write(value)
        }
        writer.endList()
      default: writer.write(value)
      }
    }
    write(value)
    return writer.bytes + [0x0A]
  }
}
