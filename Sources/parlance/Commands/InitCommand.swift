import Project
import TemplateStore

enum InitCommand: Command {
  static let name = "init"
  static let summary = "makes a small project that checks, builds and tests clean"
  static let operands = ["[DIR]"]
  static let examples: [(command: String, does: String)] = [
    (
      command: "parlance init desk && parlance build --project desk",
      does: "a first contract and everything that follows from it"
    ),
    ("parlance init", "the same in this folder, which must be empty"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let folder = arguments.operands.first ?? "."
    let store = TemplateStore()
    let files = TemplateStore.names.filter { $0.hasPrefix("init/") }
    let outputs = files.map {
      (path: String($0.dropFirst("init/".count)), bytes: Array(named(folder, store[$0]!.text).utf8))
    }
    try createProject(outputs, in: folder)
    let names = outputs.map { "  \(join(folder == "." ? "" : folder, $0.path))" }.joined(separator: "\n")
    let project = folder == "." ? "" : " --project \(inShell(folder))"
    Console.print("made\n\(names)\nnext: parlance build\(project)\n")
    return .success
  }

  /// The contract is called like its folder, where a contract can be.
  private static func named(_ folder: String, _ text: String) -> String {
    guard let name = folder.split(separator: "/").last, name.first?.isLetter == true, name.utf8.count <= 40,
      name.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D })
    else { return text }
    return text.replacing("contract: hello\n", with: "contract: \(name)\n")
  }
}
