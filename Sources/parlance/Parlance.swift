import Glibc
import Language
import Project

@main enum Parlance {
  static func main() {
    // A closed pipe ends the output, not the program with a signal.
    signal(SIGPIPE, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  static func run(_ words: [String]) -> ExitCode {
    guard let name = words.first else {
      Console.complain(overview)
      return .failure
    }
    if name == "--help" || name == "-h" || name == "help" && words.count == 1 {
      Console.print(overview)
      return .success
    }
    if name == "--version" {
      Console.print("parlance \(version)\n")
      return .success
    }
    let wanted = name == "help" ? words[1] : name
    guard let command = everyCommand.first(where: { $0.name == wanted }) else {
      let near = nearest(to: wanted, among: everyCommand.map { $0.name })
      Console.complain(
        "parlance: there is no command `\(wanted)`\n  help: \(near.map { "did you mean `\($0)`?" } ?? "`parlance --help` lists them")\n"
      )
      return .failure
    }
    do {
      let arguments = try parseArguments(name == "help" ? ["--help"] : Array(words.dropFirst()), for: command)
      if arguments.has(.help) {
        Console.print(help(of: command))
        return .success
      }
      return try command.run(arguments)
    } catch let error as UsageError {
      Console.complain("parlance: \(error.message)\n  help: \(error.help)\n")
    } catch {
      Console.complain("parlance: \(error)\n")
    }
    return .failure
  }
}

/// The release, by semantic versioning.
let version = "0.1.0"
