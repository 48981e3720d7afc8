import Foundation
import Testing

/// `--templates DIR`: templates of one's own, laid over the built-in ones.
@Suite struct TemplateFolderTests {
  private let folder: Folder
  private let page = "apps/widget.html"

  init() throws {
    folder = try Folder()
    _ = try Parlance.run(["init", "desk"], in: folder)
  }

  private func build(_ words: String...) throws -> Parlance {
    try Parlance.run(
      ["build", "--project", "desk", "--out", "made", "--templates", "mine"] + words, in: folder)
  }

  private func own(_ name: String, _ change: (String) -> String) throws {
    let text = try String(contentsOfFile: "\(Repository.path)/Templates/\(name)", encoding: .utf8)
    try folder.write("mine/\(name)", change(text))
  }

  @Test func changeWhatTheyStandFor() throws {
    try own(page) { $0.replacingOccurrences(of: "<body>", with: "<body class=\"ours\">") }
    let changed = try build()
    #expect(changed.status == 0 && changed.complaint == "")
    let pages = try folder.tree("made").filter { $0.key.hasSuffix(".html") }
    #expect(!pages.isEmpty)
    for (name, bytes) in pages {
      #expect(String(decoding: bytes, as: UTF8.self).contains("<body class=\"ours\">"), "\(name)")
    }
    let others = try folder.tree("made").filter { $0.key.contains("/schemas/") }
    _ = try Parlance.run(["build", "--project", "desk", "--out", "plain"], in: folder)
    #expect(try folder.tree("plain").filter { $0.key.contains("/schemas/") } == others)
  }

  @Test func changeNothingWhenTheyAreTheBuiltInOnes() throws {
    try own(page) { $0 }
    #expect(try build().status == 0)
    _ = try Parlance.run(["build", "--project", "desk", "--out", "plain"], in: folder)
    #expect(try folder.tree("plain") == (try folder.tree("made")))
  }

  @Test(arguments: [
    ("{{titel}}", "there is no value `titel`"),
    ("{{title", "the tag is not closed"),
    ("{{}}", ""),
    ("{{#title}}", ""),
    ("{{{program}}", "the tag is not closed"),
  ])
  func areRefusedWithTheirPlace(mistake: String, words: String) throws {
    try own(page) {
      $0.replacingOccurrences(of: "<title>{{title}}</title>", with: "<title>\(mistake)</title>")
    }
    let run = try build()
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.complaint.hasPrefix("parlance: mine/apps/widget.html:7:8: \(words)"), "\(run.complaint)")
    #expect(run.complaint.contains("\n  help: "))
    #expect(!folder.exists("made"))
  }

  @Test func helpOnFromAnUnknownName() throws {
    try folder.write("mine/apps/wigdet.html", "")
    expectRefusal(try build(), "mine/apps/wigdet.html is no template", help: "did you mean apps/widget.html?")
    #expect(!folder.exists("made"))
  }

  @Test func helpOnFromAFolderThatIsNotThere() throws {
    let run = try build()
    #expect(run.status == 2)
    #expect(run.complaint == "parlance: can't list mine: there is no such file or folder\n")
  }

  @Test func areRefusedIfTheyAreNotText() throws {
    try folder.makeFolder("mine/apps")
    try Data([0x3C, 0xFF, 0x3E]).write(to: URL(fileURLWithPath: folder["mine/apps/widget.html"]))
    expectRefusal(try build(), "mine/apps/widget.html is not UTF-8", help: "save it as UTF-8")
  }

  @Test func passOverHiddenFiles() throws {
    try folder.write("mine/.DS_Store", "anything")
    try folder.write("mine/.git/HEAD", "anything")
    #expect(try build().status == 0)
  }
}
