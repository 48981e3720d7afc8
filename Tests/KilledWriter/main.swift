import Glibc
import Outputs
import Project

// killed-writer OUTPUT: builds generation after generation of a unit into OUTPUT until it is killed. Every
// file of a generation says its number; even generations have files that odd ones lack, and the other way
// round. It ends by itself with the process that started it.

let parent = getppid()
let output = CommandLine.arguments[1]
var generation = 0
while getppid() == parent {
  let names = (0..<60).map { "mcp/tool\($0).json" } + (0..<20).map { "apps/\(generation % 2)/card\($0).html" }
  let outputs = names.map {
    Output(path: $0, bytes: Array("generation \(generation)\n".utf8), declarations: [])
  }
  let content = UnitContent(
    contract: "desk", contractVersion: nil,
    environments: ["dev", "live"].map { .init(name: $0, outputs: outputs) },
    scope: .init(allEnvironments: true))
  do {
    _ = try write(content, to: output)
  } catch {
    print(error)
    exit(2)
  }
  generation += 1
}
