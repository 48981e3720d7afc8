import CorpusFixtures
import JSONSchemas
import JSONValues
import Testing

/// The cases of the JSON Schema Test Suite, which every implementation answers to.
@Suite struct SuiteTests {
  static let folder = "json-schema-test-suite"

  /// Parts of the suite, optional cases included, and how many of theirs stand in the table of exceptions.
  static let parts: [(name: String, cases: Int, exceptions: Int, draft: SchemaDraft)] = [
    ("draft2020-12", 2225, 9, .draft2020), ("draft7", 1721, 14, .draft7),
  ]

  static let documents: [String: JSONValue] = {
    var documents: [String: JSONValue] = [:]
    for path in Corpus.jsonFiles(in: "\(folder)/remotes") {
      documents["http://localhost:1234/\(path)"] = Corpus.value("\(folder)/remotes/\(path)")
    }
    return documents
  }()

  @Test(arguments: parts.indices) func agrees(part index: Int) throws {
    let part = Self.parts[index]
    guard Corpus.isPresent(Self.folder) else {
      print("corpora: NOT RUN (\(part.cases) cases of \(Self.folder)/tests/\(part.name))")
      return
    }
    var count = 0
    var failed: [String] = []
    for path in Corpus.jsonFiles(in: "\(Self.folder)/tests/\(part.name)") {
      let groups = try #require(Corpus.value("\(Self.folder)/tests/\(part.name)/\(path)")?.array)
      let isFormat = path.hasPrefix("optional/format/")
      for group in groups {
        let options = SchemaOptions(documents: Self.documents, assertsFormats: isFormat, draft: part.draft)
        let result = Result { () throws(SchemaProblem) in
          try CompiledSchema(group["schema"]!, options: options)
        }
        for test in group["tests"]!.array! {
          count += 1
          let name = "\(path) | \(group["description"]!.string!) | \(test["description"]!.string!)"
          switch result {
          case .success(let schema):
            let errors = schema.validate(test["data"]!)
            if errors.isEmpty != test["valid"]!.bool! { failed.append(name) }
            if errors.isEmpty != schema.accepts(test["data"]!) { failed.append("twice: " + name) }
          case .failure(let problem): failed.append("\(name): \(problem.message)")
          }
        }
      }
    }
    let unexplained = failed.filter { SuiteExceptions.reason(for: $0) == nil }
    print("JSON Schema Test Suite, \(part.name): \(count - failed.count) of \(count) cases agree")
    #expect(unexplained == [])
    #expect(count == part.cases)
    #expect(failed.count == part.exceptions, "the table of exceptions is out of date")
  }
}
