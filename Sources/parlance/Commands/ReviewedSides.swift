import Findings
import Language
import Project

/// One side of a review: where its contract is read from.
enum ReviewedSide {
  case folder(String)
  /// A revision, and the project's folder in the work tree.
  case revision(String, String)

  /// The revision that an operand names; nil for a folder.
  static func revision(_ text: String) -> String? {
    text.hasPrefix("git:") ? String(text.dropFirst("git:".count)) : nil
  }

  var label: String {
    switch self {
    case .folder(let folder): folder == "." ? "working folder" : folder
    case .revision(let revision, _): "git:\(revision)"
    }
  }

  func load() throws -> Staged<ContractDocuments> {
    switch self {
    case .folder(let folder): try loadProject(folder)
    case .revision(let revision, let folder): try loadProject(folder, atRevision: revision)
    }
  }
}

extension Staged<ContractDocuments> {
  /// The environments that can be compared: none where the side was not read in whole.
  var environmentNames: [String] { findings.hasErrors ? [] : value.environmentNames }
}

/// Which environments are compared.
struct ReviewedEnvironments {
  private var wanted: [String] = []
  private var pair: (String, String)?

  /// Whether two environments are compared, rather than each with itself.
  var isPair: Bool { pair != nil }

  init(_ values: [String]) throws(UsageError) {
    for value in values {
      guard let dots = value.firstRange(of: "..") else {
        wanted.append(value)
        continue
      }
      let names = (String(value[..<dots.lowerBound]), String(value[dots.upperBound...]))
      guard values.count == 1, !names.0.isEmpty, !names.1.isEmpty else {
        throw UsageError(
          message: "`--env \(value)` is no pair of environments", help: "write `--env dev..production`, once")
      }
      pair = names
    }
  }

  func names(old: [String], new: [String], _ sides: (old: ReviewedSide, new: ReviewedSide)) throws(UsageError) -> (
    old: [String], new: [String]
  ) {
    if let pair {
      return ([try known(pair.0, old, sides.old)], [try known(pair.1, new, sides.new)])
    }
    if wanted.isEmpty { return (old, new) }
    for name in wanted where !old.contains(name) { _ = try known(name, new, sides.new) }
    return (old.filter { wanted.contains($0) }, new.filter { wanted.contains($0) })
  }

  private func known(_ name: String, _ all: [String], _ side: ReviewedSide) throws(UsageError) -> String {
    // A side with errors has no names; its findings are told instead.
    if all.isEmpty || all.contains(name) { return name }
    throw UsageError(
      message: "\(side.label) has no environment `\(name)`",
      help: nearest(to: name, among: all).map { "did you mean `\($0)`?" } ?? "it has: \(all.joined(separator: ", "))")
  }
}
