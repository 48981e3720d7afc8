// Judges every instance of a file: prints the least nanoseconds of several rounds over all parsed instances, and how
// many it accepts, refuses, and could not judge for want of a schema. The counterpart of validate_rs.py.
//
// usage: schema-bench FILE ROUNDS

import Glibc
import JSONSchemas
import JSONValues
import SourceText
import Syntax

func bytes(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fatalError("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return bytes
}

func value(_ line: some Sequence<UInt8>) -> JSONValue {
  var sources = SourceSet()
  var tree = NodeTree()
  let file = sources.add(SourceFile(name: "line.json", bytes: Array(line)))
  guard let root = tree.read(file, of: sources).value.first else { fatalError("a line is not JSON") }
  return tree.jsonValue(root).value
}

func nanoseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

var work: [(schema: CompiledSchema, instances: [JSONValue])] = []
var unread = 0
for line in bytes(of: CommandLine.arguments[1]).split(separator: 0x0A) {
  let entry = value(line)
  let instances = entry["instances"]!.array!
  if let schema = try? CompiledSchema(entry["schema"]!) {
    work.append((schema, instances))
  } else {
    unread += instances.count
  }
}

var least = Int.max
var (accepted, total) = (0, 0)
for _ in 0..<Int(CommandLine.arguments[2])! {
  (accepted, total) = (0, 0)
  let start = nanoseconds()
  for (schema, instances) in work {
    for instance in instances where schema.accepts(instance) { accepted += 1 }
    total += instances.count
  }
  least = min(least, nanoseconds() - start)
}
print(least, accepted, total - accepted, unread)
