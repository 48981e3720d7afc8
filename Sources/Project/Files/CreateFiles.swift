import Glibc
import Language
import TemplateStore

/// Writes a new project below a folder, which is made if it is not there. Refuses a folder that holds anything but
/// hidden files: what lies there might match a pattern of `include`.
public func createProject(_ files: [(path: String, bytes: [UInt8])], in folder: String) throws(ToolError) {
  if let there = status(folder, followingLinks: true) {
    guard there.isFolder else { throw .wrongKind(path: folder, wanted: "a folder") }
    let names = try listFolder(folder).map(\.name).filter { !$0.hasPrefix(".") }
    if names.contains(frontPage) {
      throw .refused(
        "\(shown(folder)) is a project already: it holds \(frontPage)",
        help: "name a new folder: `parlance init NAME`")
    }
    if !names.isEmpty {
      throw .refused(
        "\(shown(folder)) is not empty: it holds \(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? ", …" : "")",
        help:
          "name a new folder, such as \(join(folder == "." ? "" : folder, "contract")): what lies here might become "
          + "a part of the contract")
    }
  }
  try createFiles(files, in: folder)
}

/// Writes files that must not be there yet.
func createFiles(_ files: [(path: String, text: String)], in folder: String) throws(ToolError) {
  try createFiles(files.map { (path: $0.path, bytes: Array($0.text.utf8)) }, in: folder)
}

private func createFiles(_ files: [(path: String, bytes: [UInt8])], in folder: String) throws(ToolError) {
  for file in files {
    let path = join(folder, file.path)
    try makeFolders(split(path).folder)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .failed("write", path) }
    defer { close(descriptor) }
    let code = file.bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    if code != 0 { throw .system(verb: "write", path: path, code: code) }
  }
}

private func shown(_ folder: String) -> String { folder == "." ? "this folder" : folder }

/// The user's own templates: every file below a folder, whose path must be a built-in template's. Hidden files are
/// passed over: editors and version control leave them everywhere.
public func readTemplates(_ folder: String) throws(ToolError) -> [(
  name: String, origin: String, text: String
)] {
  var templates: [(name: String, origin: String, text: String)] = []
  var folders = [""]
  while let below = folders.popLast() {
    for entry in try listFolder(join(folder, below)) where !entry.name.hasPrefix(".") {
      let name = join(below, entry.name)
      if entry.kind == .folder {
        folders.append(name)
        continue
      }
      guard TemplateStore.names.contains(name) else {
        throw .refused(
          "\(join(folder, name)) is no template",
          help: nearest(to: name, among: TemplateStore.names).map { "did you mean \($0)?" }
            ?? "templates are: \(TemplateStore.names.joined(separator: ", "))")
      }
      let path = join(folder, name)
      guard let text = String(validating: try readFile(path), as: UTF8.self) else {
        throw .refused("\(path) is not UTF-8", help: "save it as UTF-8")
      }
      templates.append((name, path, text))
    }
  }
  return templates
}
