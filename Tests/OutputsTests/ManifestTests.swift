import JSONValues
import Outputs
import Testing

@Suite struct ManifestTests {
  private let manifest = Manifest(
    contract: "field-service", contractVersion: "1.0.0", environment: "dev",
    files: [
      Manifest.File(
        Output(path: "mcp/tools.json", bytes: Array("{}\n".utf8), declarations: ["tool.b", "tool.a"])),
      Manifest.File(Output(path: "apps/card.html", bytes: [], declarations: ["widget.card"])),
    ])

  @Test func listsFilesByPathWithDigestLengthAndDeclarations() {
    #expect(
      String(decoding: manifest.bytes, as: UTF8.self) == """
        {
          "version": 1,
          "contract": "field-service",
          "contractVersion": "1.0.0",
          "environment": "dev",
          "files": [
            {
              "path": "apps/card.html",
              "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
              "bytes": 0,
              "declarations": [
                "widget.card"
              ]
            },
            {
              "path": "mcp/tools.json",
              "sha256": "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356",
              "bytes": 3,
              "declarations": [
                "tool.a",
                "tool.b"
              ]
            }
          ]
        }

        """)
  }

  @Test func isReadBackAsItWasWritten() { #expect(Manifest(json: manifest.json) == manifest) }

  @Test(arguments: ["../outside", "/etc/passwd", "a//b", "", "a/../../b", "."])
  func isRefusedWithAPathThatLeadsElsewhere(path: String) {
    let stray = Manifest(
      contract: "c", contractVersion: nil, environment: "dev",
      files: [Manifest.File(path: path, sha256: "", bytes: 0, declarations: [])])
    #expect(Manifest(json: stray.json) == nil)
  }

  @Test func isRefusedInALaterForm() {
    var object = manifest.json.object!
    object["version"] = 2
    #expect(Manifest(json: .object(object)) == nil)
  }
}

@Suite struct CollisionTests {
  private func meet(_ paths: String...) -> [String] {
    paths.map { Output(path: $0, bytes: [], declarations: []) }.collisions().map {
      "\($0.first.path) \($0.second.path)"
    }
  }

  @Test func meetWhereOnlyCaseDiffers() {
    #expect(meet("mcp/Find.json", "mcp/find.json", "mcp/other.json") == ["mcp/Find.json mcp/find.json"])
  }

  @Test func meetWhereAFileIsAnothersFolder() {
    #expect(meet("a/b", "a/b/c") == ["a/b a/b/c"])
    #expect(meet("A/b/c", "a/B") == ["A/b/c a/B"])
  }

  @Test func doNotMeetOtherwise() { #expect(meet("a/b", "a/bc", "a-b", "b/a").isEmpty) }
}
