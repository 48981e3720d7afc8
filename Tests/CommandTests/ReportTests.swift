import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `check --format`: what each format writes for every broken contract, read by a reader that is not ours.
@Suite struct ReportTests {
  private func check(_ contract: BrokenContract, _ format: String) throws -> String {
    let run = try Parlance.run(contract.arguments + ["--format", format], in: try Folder())
    #expect(run.status == (try contract.expected.contains { $0.hasPrefix("error[") } ? 1 : 0))
    #expect(run.complaint == "")
    return run.output
  }

  @Test func coverTheGallery() { #expect(BrokenContract.all.count >= 80) }

  @Test(arguments: BrokenContract.all)
  func parseAsJSON(contract: BrokenContract) throws {
    let json =
      try JSONSerialization.jsonObject(with: Data(try check(contract, "json").utf8)) as? [String: Any]
    let findings = try #require(json?["findings"] as? [[String: Any]])
    #expect(findings.count == (try contract.expected.count))
    let sarif =
      try JSONSerialization.jsonObject(with: Data(try check(contract, "sarif").utf8)) as? [String: Any]
    let runs = try #require(sarif?["runs"] as? [[String: Any]])
    #expect((runs.first?["results"] as? [Any])?.count == (try contract.expected.count))
  }

  @Test(arguments: BrokenContract.all)
  func parseAsXML(contract: BrokenContract) throws {
    let text = try check(contract, "junit")
    let reader = ElementCounter()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError)): \(text)")
    let isFailing = try contract.expected.contains { $0.hasPrefix("error[") }
    #expect((reader.counts["failure", default: 0] > 0) == isFailing)
    #expect(reader.counts["testcase", default: 0] > 0)
  }

  @Test(arguments: BrokenContract.all)
  func nameEachCode(contract: BrokenContract) throws {
    for format in ["text", "markdown", "github"] {
      let text = try check(contract, format)
      for line in try contract.expected {
        let code = try #require(line.firstMatch(of: /\[(.*?)\]/)?.1)
        #expect(text.contains(code), "\(format) does not tell \(code)")
      }
      #expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0A }, "\(format) holds a control character")
    }
  }

  @Test(arguments: BrokenContract.all)
  func annotateOneLineAFinding(contract: BrokenContract) throws {
    let commands = try check(contract, "github").split(separator: "\n").filter { $0.hasPrefix("::") }
    // GitHub shows ten of a step; the rest is told in a line that is no command.
    #expect(commands.count == min(try contract.expected.count, 10))
    for line in commands {
      #expect(line.firstMatch(of: /^::(error|warning|notice) .*title=[^:]+::./) != nil, "\(line)")
    }
  }

  @Test(arguments: ["json", "sarif", "junit", "github", "markdown", "text"])
  func tellsACleanContract(format: String) throws {
    let run = try Parlance.run(
      ["check", "--project", Repository.spec("minimal"), "--format", format], in: try Folder())
    #expect(run.status == 0 && run.complaint == "" && run.output.hasSuffix("\n"))
  }
}

/// Counts elements by name.
private final class ElementCounter: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
  }
}
