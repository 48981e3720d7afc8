func usage(of command: any Command.Type) -> String {
  let operands = command.operands.map { " " + $0 }.joined()
  return "parlance \(command.name)\(command.options.isEmpty ? "" : " [flags]")\(operands)"
}

/// What `parlance` without a command prints.
var overview: String {
  let width = everyCommand.map { $0.name.count }.max() ?? 0
  let commands = everyCommand.map { "  \(pad($0.name, width))  \($0.summary)" }.joined(separator: "\n")
  return """
    parlance compiles a contract into an MCP manifest, JSON Schemas, widgets, Realtime sessions and SIP scripts.

    usage: parlance COMMAND [flags]

    \(commands)

    `parlance COMMAND --help` tells more, with examples.

    """
}

/// What `parlance COMMAND --help` prints.
func help(of command: any Command.Type) -> String {
  let options = command.options + [.help]
  let heads = options.map { $0.name + ($0.value.map { " " + $0 } ?? "") }
  let width = heads.map(\.count).max() ?? 0
  let flags = zip(heads, options).map { "  \(pad($0, width))  \($1.summary)" }.joined(separator: "\n")
  let examples = command.examples.map { "  \($0.command)\n      \($0.does)" }.joined(separator: "\n")
  return """
    \(command.summary)

    usage: \(usage(of: command))

    flags:
    \(flags)

    examples:
    \(examples)

    exit codes: \(command.exitCodes)

    """
}

private func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
