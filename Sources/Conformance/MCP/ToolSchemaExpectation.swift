import Findings
import JSONValues
import Outputs

enum ToolSchemaExpectation: ServerExpectation {
  static let name = "that schemas say what the types say, in both files"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for tool in subject.listedTools {
      let claim = tool.claim(ConformanceFindings.toolSchema, in: subject)
      let fields = tool.declared.tool.fields
      verdict.expect(
        tool.node, "inputSchema", tool.declared.inputSchema ?? fields?["inputSchema"], claim, because: "`input`")
      verdict.expect(
        tool.node, "outputSchema", tool.declared.outputSchema ?? fields?["outputSchema"], claim, because: "`output`")
      for (key, name) in [("inputSchema", "input"), ("outputSchema", "output")] {
        guard let listed = tool.node[key],
          let file = subject.files.json("schemas/\(FileName.encoded(tool.declared.name)).\(name).schema.json")
        else { continue }
        checkFile(file, listed, Claim(ConformanceFindings.schemaFile, "`\(name)` of \(tool.claimSubject)"), &verdict)
      }
    }
  }

  /// A schema file may say its dialect and name, which a listed one need not.
  private static func checkFile(_ file: JSONNode, _ listed: JSONNode, _ claim: Claim, _ verdict: inout Verdict) {
    var expected = listed.value.object ?? JSONObject()
    for key in ["$schema", "$id", "title"] where expected[key] == nil {
      if let value = file[key] { expected.append(key, value.value) }
    }
    verdict.expect(file, is: .object(expected), claim, because: "`mcp/tools.json`")
    if let dialect = file["$schema"] {
      verdict.expect(
        dialect.string == "https://json-schema.org/draft/2020-12/schema" || listed["$schema"] != nil, claim.kind,
        at: dialect.location, "\(claim.subject): the dialect is \(dialect.shown)")
    }
  }
}
