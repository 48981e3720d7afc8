import Glibc

/// Why the tool could not do its job, as opposed to what is wrong with a contract (a `Finding`). Ends in exit
/// code 2.
public enum ToolError: Error, Hashable, Sendable {
  /// The system refused to do something with a path: `verb` is what was tried (`read`), `code` is its errno.
  case system(verb: String, path: String, code: Int32)
  /// A path exists but is not what is needed there.
  case wrongKind(path: String, wanted: String)
  /// A file is too large to be counted in 32 bits.
  case tooLarge(path: String)
  /// No `parlance.yaml` in a folder, in those above it or in those below it.
  case noProject(folder: String)
  /// Something stands where an output belongs, and it is not the tool's to replace.
  case inTheWay(path: String)
  /// Anything else, in words: what could not be done, each reason, and what to do.
  case refused(String, reasons: [String] = [], help: String? = nil)

  /// A call of the system that has just failed.
  static func failed(_ verb: String, _ path: String) -> ToolError {
    .system(verb: verb, path: path, code: errno)
  }
}

extension ToolError: CustomStringConvertible {
  /// The error in plain words: one line, then one for each reason and for what to do.
  public var description: String {
    switch self {
    case .system(let verb, let path, let code): "can't \(verb) \(path): \(words(for: code))"
    case .wrongKind(let path, let wanted): "\(path) is not \(wanted)"
    case .tooLarge(let path): "\(path) is larger than 2 GB, which is more than a contract's file can be"
    case .noProject(let folder):
      """
      no parlance.yaml in \(folder), above it or below it
        help: name its folder with --project, or make one with `parlance init`
      """
    case .inTheWay(let path):
      "\(path) is in the way of an output\n  help: move it elsewhere and build again"
    case .refused(let message, let reasons, let help):
      ([message] + reasons.map { "  \($0)" } + (help.map { ["  help: \($0)"] } ?? [])).joined(separator: "\n")
    }
  }
}

/// What an errno means. The common ones in the tool's own words, the rest in the C library's, which are
/// English because the tool sets no locale.
private func words(for code: Int32) -> String {
  switch code {
  case ENOENT: "there is no such file or folder"
  case EACCES, EPERM: "permission denied"
  case ENOTDIR: "a part of the path is not a folder"
  case EISDIR: "it is a folder"
  case EEXIST: "it exists already"
  case ENOSPC: "no space is left on the disk"
  case EDQUOT: "the disk quota is used up"
  case EROFS: "the disk is read-only"
  case ELOOP: "its links go round in a circle"
  case ENAMETOOLONG: "the name is too long"
  case EMFILE, ENFILE: "too many files are open"
  default: String(cString: strerror(code))
  }
}
