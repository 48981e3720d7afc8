import Glibc

// list-declarations LIST NAME…: writes LIST, a Swift file with `everyRule` if `Rule` is among the names, and so on.

let arguments = CommandLine.arguments
let names = arguments.dropFirst(2)
var source = ""
for kind in ["Rule", "Target", "Expectation", "Format", "Command", "Judge"] where names.contains(kind) {
  source += "let every\(kind): [any \(kind).Type] = [\n"
  for name in names where name != kind && name.hasSuffix(kind) { source += "  \(name).self,\n" }
  source += "]\n"
}

guard let file = fopen(arguments[1], "wb") else { fatalError("can't write \(arguments[1])") }
fputs(source, file)
fclose(file)
