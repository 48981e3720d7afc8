import Project

enum FillCommand: Command {
  static let name = "fill"
  static let summary = "copies an environment's outputs to a folder for deployment, with the secrets put in"
  static let operands = ["DIR"]
  static let out = Option(
    name: "--out", value: "DEPLOY", summary: "the folder to write: new, empty, or written by `fill` before")
  static let options: [Option] = [out]
  static let examples: [(command: String, does: String)] = [
    (
      command: "CARRIER_PASSWORD=… parlance fill Generated/desk/production --out deploy",
      does: "each @secret(NAME) becomes the value of NAME in the environment, escaped for its file"
    )
  ]
  static let exitCodes =
    "0 filled; 2 could not do the job (a secret is missing, a value does not fit), nothing written"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let folder = arguments.operands.first else {
      throw UsageError(
        message: "`parlance fill` needs an environment's folder", help: "usage: \(usage(of: self))")
    }
    guard let deploy = arguments.value(out) else {
      throw UsageError(
        message: "`parlance fill` needs `--out DEPLOY`", help: "name a folder outside the generated tree")
    }
    let result = try fill(folder, to: deploy, values: environmentSecret)
    let secrets = result.secrets.isEmpty ? "no secrets" : result.secrets.joined(separator: ", ")
    Console.print("\(result.folder): \(result.files) files, with \(secrets)\n")
    return .success
  }
}
