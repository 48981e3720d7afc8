import Glibc

/// One HTTP request, made by the program `curl`: the compiler has no network library of its own, and curl's handling of
/// TLS, proxies and certificates is what people have set up already.
///
/// What is asked for goes to curl's standard input as its configuration: nothing passes through a shell, and no token
/// stands on a command line that other users of the machine can read.
struct Curl {
  var url: String
  var method = "POST"
  var headers: [(name: String, value: String)] = []
  var body = ""
  /// Seconds for the whole request.
  var timeout: Int
  /// Bytes of an answer, headers included.
  var limit: Int

  /// An answer of the server.
  struct Answer {
    var status: Int
    /// Lower-case names; of repeated headers the last.
    var headers: [String: String]
    var body: [UInt8]

    /// Whether the body is server-sent events.
    var isEventStream: Bool { headers["content-type"]?.lowercased().hasPrefix("text/event-stream") == true }
  }

  /// Makes the request. `isComplete` may end it before the server does: an event stream can stay open after the answer.
  func run(until isComplete: (Answer) -> Bool = { _ in false }) throws(ToolError) -> Answer {
    var process = try ChildProcess.start(["curl", "-q", "--config", "-"])
    defer { process.end() }
    process.send(configuration)
    var bytes: [UInt8] = []
    var isStream: Bool?
    while let more = process.read() {
      bytes += more
      if bytes.count > limit {
        throw .refused(
          "the answer of \(url) is longer than \(limit >> 20) MB", help: "import its list from a file, in parts")
      }
      // Whether it is a stream is seen once; only then what came so far is looked at again and again.
      if isStream == nil, let head = Answer(bytes) { isStream = head.isEventStream }
      if isStream == true, let answer = Answer(bytes), isComplete(answer) { return answer }
    }
    let complaint = process.complaint()
    guard process.wait() == 0, let answer = Answer(bytes) else {
      let why = complaint.split(separator: "\n").last.map(String.init) ?? "curl gave no answer"
      // A query may hold a secret.
      let shown = url.prefix { $0 != "?" && $0 != "#" }
      throw .refused("\(shown) does not answer: \(why)", help: "see that the server runs and the address is right")
    }
    return answer
  }

  /// curl's configuration file (man curl, --config).
  private var configuration: String {
    var lines = [
      "url = \(quoted(url))", "request = \(quoted(method))", "silent", "show-error", "include", "globoff", "no-buffer",
      "suppress-connect-headers", "proto = \"=http,https\"", "max-time = \(timeout)",
      "connect-timeout = \(min(timeout, 10))",
      "max-filesize = \(limit)",
      // No interim answer before the body.
      "header = \"Expect:\"",
    ]
    for header in headers { lines.append("header = \(quoted("\(header.name): \(header.value)"))") }
    if !body.isEmpty { lines.append("data-binary = \(quoted(body))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Curl.Answer {
  /// Reads the header block and what follows; nil while the block is not whole. Interim answers (1xx) are passed over.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    repeat {
      guard let end = rest.firstEndOfHeaders else { return nil }
      let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).split(whereSeparator: \.isNewline)
      rest = rest[end.upperBound...]
      let words = (lines.first ?? "").split(separator: " ")
      guard words.count > 1, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else { return nil }
      self.status = status
      headers = [:]
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        headers[line[..<colon].lowercased()] = String(value)
      }
    } while (100..<200).contains(status)
    body = Array(rest)
  }
}

extension ArraySlice<UInt8> {
  /// The empty line behind the headers.
  fileprivate var firstEndOfHeaders: Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index] == 0x0A {
        if index + 1 < endIndex, self[index + 1] == 0x0A { return index..<index + 2 }
        if index + 2 < endIndex, self[index + 1] == 0x0D, self[index + 2] == 0x0A { return index..<index + 3 }
      }
      index += 1
    }
    return nil
  }
}
