import Glibc

// embed-templates FOLDER LIST FILE…: writes LIST, a Swift file with the content of each FILE by its path in FOLDER.

func read(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fatalError("can't read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
  return bytes
}

func literal(_ bytes: [UInt8]) -> String {
  var text = "\""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\\": text += "\\\\"
    case "\"": text += "\\\""
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case let scalar where scalar.value < 0x20 || scalar.value == 0x7F:
      text += "\\u{\(String(scalar.value, radix: 16))}"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}

let arguments = CommandLine.arguments
let folder = arguments[1]
var source = "let embeddedTemplates: [(name: String, text: String)] = [\n"
for path in arguments[3...] {
  let name = path.dropFirst(folder.count).drop { $0 == "/" }
  source += "  (\(literal(Array(name.utf8))), \(literal(read(path)))),\n"
}
source += "]\n"

guard let file = fopen(arguments[2], "wb") else { fatalError("can't write \(arguments[2])") }
fputs(source, file)
fclose(file)
