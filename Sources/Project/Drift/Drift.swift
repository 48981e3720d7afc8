import SourceText

extension FilePlan {
  /// What `build --check` says of a unit that is not as its contract wants it: which files, how they differ,
  /// and the command that mends it. Empty where the plan is fresh.
  public func drift(mendedBy command: String) -> [String] {
    if isFresh { return [] }
    var lines: [String] = []
    for step in steps {
      let path = join(unit, step.path)
      let edit = step.wasEdited ? ", edited since the last build" : ""
      switch step.action {
      case .unchanged: break
      case .create: lines.append("missing: \(path.visible)")
      case .delete: lines.append("no output any more: \(path.visible)")
      case .change where step.before == nil: lines.append("a link instead of a file: \(path.visible)")
      case .change:
        lines.append("differs: \(path.visible)\(edit)")
        lines += UnifiedDiff.lines(from: step.before ?? [], to: step.content.bytes, path: path).map { "  " + $0 }
      }
    }
    let stale = steps.count - count(.unchanged)
    lines.append(
      "\(stale) \(stale == 1 ? "file" : "files") in \(unit) \(stale == 1 ? "is" : "are") not up to date")
    return lines + ["  help: run `\(command)`"]
  }
}
