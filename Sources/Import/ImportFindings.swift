import Findings

/// What an import finds in its source. Faults of single tools are found in the contract that comes out, by its rules.
public enum ImportFindings {
  public static let noTools = FindingKind(
    "import/no-tools", .error, "Checks that a source holds a list of tools",
    why: """
      An import reads `{"tools": […]}`, a bare list, the answer to `tools/list` (with its JSON-RPC envelope or without),
      the manifest of an MCP bundle, and the manifests of an app package. Anything else says nothing of tools.
      """, source: "MCP specification 2026-07-28, server/tools; MCP bundle manifest 0.3")
  public static let notATool = FindingKind(
    "import/not-a-tool", .warning, "Checks that each entry of a list of tools is an object with a name",
    why: """
      A call names its tool. An entry without a name, or one that is no object, can't be called by anyone, and the
      contract has no place for it; a comment in the file keeps what it was.
      """)
  public static let incomplete = FindingKind(
    "import/incomplete", .warning, "Checks that a list of tools is whole",
    why: """
      `nextCursor` says that more tools follow on another page. Import from the server's address to get all pages, or
      put them into one file.
      """, source: "MCP specification 2026-07-28, server/utilities/pagination")
  public static let missingFile = FindingKind(
    "import/missing-file", .warning, "Checks that the files that a package names are there",
    why: """
      A package's manifest names the file that describes its tools. Without it only names and descriptions are known,
      and what the tools take is `input: unknown`.
      """)
  public static let leftOut = FindingKind(
    "import/left-out", .info, "Checks that no part of a source is left out unseen",
    why: """
      A contract describes what a server offers: its tools. How a package is installed and shown is not part of it and
      stays where it is.
      """)
  public static let changed = FindingKind(
    "import/changed", .warning, "Checks that a build of what was imported gives back each tool as it was",
    why: """
      After an import the contract is built in memory, and each tool is compared with its source: as JSON values, in
      which the order of members and the way in which a number is written say nothing. A difference is told.
      """)
  public static let number = FindingKind(
    "import/inexact-number", .warning, "Checks that every number of a source can be kept as it is",
    why: """
      Most readers of JSON, Parlance among them, hold numbers as 64-bit integers or as doubles (RFC 8259, section 6).
      One with more digits is rounded, and one beyond 1.8e308 has no value at all and becomes a text, so that it stays
      in sight.
      """, source: "RFC 8259, section 6")

  /// Every kind, for `explain`.
  public static let all = [noTools, notATool, incomplete, missingFile, leftOut, changed, number]
}
