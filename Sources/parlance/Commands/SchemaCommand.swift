import JSONValues
import Language

enum SchemaCommand: Command {
  static let name = "schema"
  static let summary = "prints the language's JSON Schema, for editors and validators"
  static let markdown = Option(name: "--markdown", value: nil, summary: "the reference page instead")
  static let options = [markdown]
  static let examples: [(command: String, does: String)] = [
    (
      command: "parlance schema > parlance.schema.json",
      does: "a first line `# yaml-language-server: $schema=parlance.schema.json` then completes keys"
    ),
    ("parlance schema --markdown", "the reference page of the language"),
  ]

  static func run(_ arguments: Arguments) -> ExitCode {
    Console.print(
      arguments.has(markdown)
        ? LanguageReference.markdown : String(decoding: JSONWriter.pretty(LanguageSchema.json), as: UTF8.self)
    )
    return .success
  }
}
