import Findings

/// What this module finds: patterns that name no file of the project, and outputs that would meet on a disk.
public enum ProjectFindings {
  /// A pattern of `include:` that would read files from elsewhere.
  public static let includeOutsideProject = FindingKind(
    "include/outside-project", .error, "Checks that included files lie in the project's folder",
    why: """
      A contract is reviewed, released and compared as a folder. A file that lies elsewhere can change \
      without anyone seeing it, and is absent when the project is checked out on another machine.

      Move the file into the project's folder, or copy it there.
      """)

  /// A pattern of `include:` that names no file.
  public static let includeNoMatch = FindingKind(
    "include/no-match", .error, "Checks that each pattern of `include` names a file",
    why: """
      A pattern that matches nothing is nearly always misspelt, and the declarations that were meant are \
      then missing from every output.

      Patterns are relative to parlance.yaml and have `/` between their parts. `*` stands for any \
      characters within a part, `**` for any number of folders; hidden files are never matched.
      """)

  /// Two outputs that are one file on a disk.
  public static let outputCollision = FindingKind(
    "output/name-collision", .error, "Checks that no two outputs are the same file",
    why: """
      Outputs are named after declarations. macOS and Windows take names that differ only in upper and \
      lower case for the same file, so of two tools `Find` and `find` one would overwrite the other when \
      the outputs are checked out there.

      Rename one of the declarations.
      """)
}

extension ProjectFindings {
  /// Every kind, for `explain`.
  public static let all = [includeOutsideProject, includeNoMatch, outputCollision]
}
