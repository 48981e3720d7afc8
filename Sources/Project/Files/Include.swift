import Findings
import SourceText

/// The files of a project that a pattern of `include:` names: paths relative to `folder`, sorted by bytes,
/// without the front page. Findings: a pattern that leads outside the project, by its text or by a link, and
/// one that matches nothing. `location` is the place of the pattern in the contract.
public func include(
  _ text: String, in folder: String, at location: Location?
) throws(ToolError) -> Staged<[String]> {
  let pattern: IncludePattern
  do { pattern = try IncludePattern(text) } catch { return Staged([], [refusal(error, text, location)]) }
  guard let root = realPath(folder) else { throw .failed("read", folder) }
  var search = Search(folder: folder, root: root, parts: pattern.parts)
  try search.visit("", part: 0)
  if let stray = search.strays.min() {
    let finding = Finding(
      ProjectFindings.includeOutsideProject, at: location,
      "`\(stray)` is a link that leads outside the project",
      label: "matched by this pattern", help: "put a copy of the file into the project's folder")
    return Staged([], [finding])
  }
  let found = Set(search.found).subtracting([frontPage]).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  if found.isEmpty { return Staged([], [nothing(text, pattern, location)]) }
  return Staged(found)
}

/// A walk through the folders that a pattern can match.
private struct Search {
  let folder: String
  let root: String
  let parts: [IncludePattern.Part]
  var found: [String] = []
  var strays: [String] = []

  /// Looks below a folder of the project for what the pattern's parts from `part` on match.
  mutating func visit(_ path: String, part: Int) throws(ToolError) {
    let isLast = part == parts.count - 1
    switch parts[part] {
    case .name(let name):
      let below = join(path, name)
      guard let there = status(join(folder, below)) else { return }
      let kind: FolderEntry.Kind =
        there.isLink ? .link : there.isFolder ? .folder : there.isFile ? .file : .other
      try take(below, kind, part: part)
    case .wildcard(let wildcard):
      for entry in try listFolder(join(folder, path)) where IncludePattern.matches(entry.name, wildcard) {
        if isLast && entry.kind == .folder { continue }
        try take(join(path, entry.name), entry.kind, part: part)
      }
    case .anyFolders:
      try visit(path, part: part + 1)
      // Links are not gone through here: they may lead round in a circle.
      for entry in try listFolder(join(folder, path))
      where entry.kind == .folder && !entry.name.hasPrefix(".") {
        try visit(join(path, entry.name), part: part)
      }
    }
  }

  private mutating func take(_ path: String, _ kind: FolderEntry.Kind, part: Int) throws(ToolError) {
    var kind = kind
    if kind == .link {
      // A link to nothing matches nothing.
      guard let target = realPath(join(folder, path)), let there = status(target) else { return }
      guard isInside(target, root) else { return strays.append(path) }
      kind = there.isFolder ? .folder : there.isFile ? .file : .other
    }
    if part == parts.count - 1 {
      if kind == .file { found.append(path) }
    } else if kind == .folder {
      try visit(path, part: part + 1)
    }
  }
}

/// The finding for a text that is no pattern.
func refusal(_ refusal: IncludePattern.Refusal, _ text: String, _ location: Location?) -> Finding {
  switch refusal {
  case .empty:
    Finding(
      ProjectFindings.includeNoMatch, at: location, "an empty pattern names no file",
      help: "write a path such as `tools/*.yaml`")
  case .absolute:
    Finding(
      ProjectFindings.includeOutsideProject, at: location, "`\(text)` is an absolute path",
      label: "must be relative to parlance.yaml", help: "write the path from the project's folder on")
  case .outside:
    Finding(
      ProjectFindings.includeOutsideProject, at: location, "`\(text)` leads outside the project",
      label: "`..` goes to a folder above", help: "put the file into the project's folder")
  case .backslash:
    Finding(
      ProjectFindings.includeNoMatch, at: location,
      "`\(text)` has a backslash, which stands in no file name here",
      help: "write `/` between the parts of a path")
  }
}

/// The finding for a pattern that names no file.
func nothing(_ text: String, _ pattern: IncludePattern, _ location: Location?) -> Finding {
  if pattern.hasWildcard {
    return Finding(
      ProjectFindings.includeNoMatch, at: location, "no file matches `\(text)`",
      help: "mend the pattern, or remove it if there is no such file yet")
  }
  return Finding(
    ProjectFindings.includeNoMatch, at: location, "there is no file `\(text)`",
    help: "mend the path, or make the file")
}
