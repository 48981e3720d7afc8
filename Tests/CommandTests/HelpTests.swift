import Foundation
import Testing

/// Each command's help, and what the front page says of it.
@Suite struct HelpTests {
  static let commands: [String] = {
    guard let folder = try? Folder(), let help = try? Parlance.run(["--help"], in: folder) else { return [] }
    return help.output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^ {2}([a-z]+) {2,}\S/).map { String($0.1) }
    }
  }()

  @Test func areListed() {
    #expect(Set(Self.commands).isSuperset(of: ["build", "check", "explain", "fill", "init", "schema"]))
  }

  @Test(arguments: commands)
  func saysHowACommandIsUsed(command: String) throws {
    let folder = try Folder()
    let help = try Parlance.run([command, "--help"], in: folder)
    #expect(help.status == 0 && help.complaint == "")
    #expect(help.output.contains("\nusage: parlance \(command)"))
    #expect(help.output.contains("\nexit codes: 0 "))
    #expect(try Parlance.run(["help", command], in: folder).output == help.output)
    #expect(try Parlance.run([command, "-h"], in: folder).output == help.output)
    #expect(folder.isEmpty, "help writes nothing")
  }

  /// An example that the program itself refuses would teach a mistake. Each is taken in an empty folder: it may find
  /// no project there, but its words must be understood.
  @Test(arguments: commands)
  func showsExamplesThatAreUnderstood(command: String) throws {
    let folder = try Folder()
    let help = try Parlance.run([command, "--help"], in: folder).output
    let examples = try #require(help.components(separatedBy: "\nexamples:\n").last).split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.map { $0.dropFirst(2) }
    #expect(!examples.isEmpty)
    for example in examples {
      let words = try #require(commandLines(example).first, "\(example)")
      #expect(words.first == command, "\(example)")
      let run = try Parlance.run(words, in: try Folder())
      for refusal in [
        "there is no command", "has no flag", "needs a value", "does not know", "too many", "twice",
      ] {
        #expect(!run.complaint.contains(refusal), "\(example): \(run.complaint)")
      }
    }
  }

  @Test func existsForEveryCommandOfTheFrontPage() throws {
    let page = try String(contentsOfFile: Repository.path + "/README.md", encoding: .utf8)
    let named = Set(page.matches(of: /`?(?:\.build\/release\/)?parlance ([a-z]+)/).map { String($0.1) })
      .subtracting(["compiles", "test-core"])
    #expect(named.isSuperset(of: ["init", "build", "check"]))
    #expect(
      named.subtracting(Self.commands).sorted() == [], "the front page names commands that do not exist")
    let told = Set(page.matches(of: /\n\| `parlance ([a-z]+)/).map { String($0.1) })
    #expect(told == Set(Self.commands), "the front page's table lists every command")
  }
}

/// The words after each `parlance` of a line of shell, without quotes or redirections.
private func commandLines(_ line: Substring) -> [[String]] {
  line.components(separatedBy: "&&").compactMap { part in
    var words = part.split(separator: " ").map(String.init)
    while let first = words.first, first.contains("=") { words.removeFirst() }
    guard words.first == "parlance" else { return nil }
    return Array(words.dropFirst().prefix { $0 != ">" && $0 != "|" })
  }
}
