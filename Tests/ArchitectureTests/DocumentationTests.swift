import Testing

/// Every public declaration says what it is.
///
/// Exempt are those whose words stand elsewhere, where a second copy would part from the first:
/// - enum cases, and initializers, whose parameters are the documented properties;
/// - the properties of a declaration of the language (`Language/Declarations`): the shape that reads them has the words
///   for the reference page;
/// - a kind of finding, which carries its own summary and explanation;
/// - what a protocol that the type names asks for: those of the standard library, and a report format's.
@Suite struct DocumentationTests {
  @Test func standsOverEveryPublicDeclaration() {
    var count = 0
    for file in Repository.sources {
      for (number, line) in file.lines.enumerated() where Self.needsWords(line, in: file) {
        count += 1
        let above = file.lines[..<number].last { $0.firstMatch(of: /^\s*@\w/) == nil } ?? ""
        #expect(
          above.firstMatch(of: /^\s*\/\/\/ +\S/) != nil, "\(file.path):\(number + 1): no words over: \(line)")
      }
    }
    #expect(count > 400, "the scanner sees the declarations")
  }

  @Test(arguments: [
    ("public func frob() {}", true),
    ("  public private(set) var count = 0", true),
    ("  public static let limit = 3", true),
    ("public indirect enum Form: Sendable {", true),
    ("  public mutating func next() -> Int? {", false),
    ("  public static func == (left: Form, right: Form) -> Bool { true }", false),
    ("  public init(count: Int) {", false),
    ("  public static let lost = FindingKind(", false),
    ("  func internalOne() {}", false),
    ("  case public", false),
  ])
  func seesWhatNeedsWords(line: String, expected: Bool) {
    let file = SourceText(path: "Sources/Findings/Sample.swift", text: line)
    #expect(Self.needsWords(file.lines[0], in: file) == expected)
  }

  private static let asked: Set<Substring> = [
    "==", "<", "hash", "makeIterator", "next", "description", "startIndex", "endIndex", "index", "encode",
  ]

  static func needsWords(_ line: Substring, in file: SourceText) -> Bool {
    let pattern =
      /^\s*(?:public|open) (?:private\(set\) )?(?:(?:static|final|indirect|mutating|nonisolated|consuming|borrowing) )*(func|struct|enum|class|protocol|let|var|subscript|typealias)\b ?([A-Za-z]\w*|==|<)?/
    guard let match = line.firstMatch(of: pattern) else { return false }
    let kind = match.1
    let name = match.2 ?? ""
    if asked.contains(name) || line.contains(/static let \w+(: FindingKind)? = (FindingKind|reference)\(/) {
      return false
    }
    if kind == "let" || kind == "var", file.path.hasPrefix("Sources/Language/Declarations/") { return false }
    if file.path.hasSuffix("Format.swift"), ["name", "summary", "text"].contains(name) { return false }
    return true
  }
}
