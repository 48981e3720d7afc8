import Language

/// A command line that can't be taken: one line that says why, and one that helps.
struct UsageError: Error {
  let message: String
  let help: String
}

/// Reads what follows a command's name. `--name value`, `--name=value` and `--` work as everywhere.
func parseArguments(_ words: [String], for command: any Command.Type) throws(UsageError) -> Arguments {
  var arguments = Arguments()
  var rest = words[...]
  var onlyOperands = false
  while let word = rest.popFirst() {
    if onlyOperands || !word.hasPrefix("-") || word == "-" {
      arguments.operands.append(word)
    } else if word == "--" {
      onlyOperands = true
    } else {
      try parseOption(word, &rest, command, &arguments)
    }
  }
  if arguments.operands.count > command.operands.count {
    throw UsageError(
      message: "`\(arguments.operands[command.operands.count])` is one argument too many",
      help: "usage: \(usage(of: command))")
  }
  return arguments
}

private func parseOption(
  _ word: String, _ rest: inout ArraySlice<String>, _ command: any Command.Type, _ arguments: inout Arguments
) throws(UsageError) {
  let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  let name = parts[0] == "-h" ? "--help" : parts[0]
  let options = command.options + [.help]
  guard let option = options.first(where: { $0.name == name }) else {
    let near = nearest(to: name, among: options.map(\.name))
    throw UsageError(
      message: "`parlance \(command.name)` has no flag `\(name)`",
      help: near.map { "did you mean `\($0)`?" } ?? "see `parlance \(command.name) --help`")
  }
  if option.value == nil {
    if parts.count > 1 { throw UsageError(message: "`\(name)` takes no value", help: "write `\(name)`") }
    arguments.values[name] = [""]
    return
  }
  guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
    throw UsageError(
      message: "`\(name)` needs a value", help: "write `\(name) \(option.value!)`: \(option.summary)")
  }
  if !option.words.isEmpty, !option.words.contains(value) {
    throw UsageError(
      message: "`\(name)` does not know `\(value)`",
      help: nearest(to: value, among: option.words).map { "did you mean `\($0)`?" }
        ?? "it takes one of: \(option.words.joined(separator: ", "))")
  }
  if !option.isRepeatable, arguments.values[name] != nil {
    throw UsageError(message: "`\(name)` is given twice", help: "keep one of them")
  }
  arguments.values[name, default: []].append(value)
}
