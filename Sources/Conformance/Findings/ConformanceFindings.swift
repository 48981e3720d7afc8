import Findings

/// What the suite's findings are called and mean.
public enum ConformanceFindings {
  /// Every kind, for `explain`.
  public static let all: [FindingKind] = files + protocolServer + liveServer + pages + voice + web + phone

  /// Checks of every file.
  static let files = [
    missingFile, extraFile, fileDigest, manifestEntry, textForm, jsonSyntax, jsonLayout, secretReference, suiteFile,
  ]

  static let missingFile = FindingKind(
    "conformance/missing-file", .error, "Checks that every file that follows from the contract is there",
    why: "What the contract promises on a surface must be deployed there. Build again: `parlance build`.")
  static let extraFile = FindingKind(
    "conformance/extra-file", .error, "Checks that nothing else stands among the generated files",
    why: """
      The folder of an environment is deployed as it is, so a file that no build wrote would go along. Move it \
      elsewhere; a build never deletes what it has not written.
      """)
  static let fileDigest = FindingKind(
    "conformance/file-digest", .error, "Checks that each file still is what was written",
    why: """
      `manifest.json` holds the digest and the length of each file. Where they differ, the file was changed after the \
      build: make the change in the contract, and build again.
      """)
  static let manifestEntry = FindingKind(
    "conformance/manifest-entry", .error, "Checks that `manifest.json` lists what there is, and what it came from",
    why: """
      Each file stands there once, with declarations that the contract has. That is how a line of an output is traced \
      to a line of the contract.
      """)
  static let textForm = FindingKind(
    "conformance/text-form", .error, "Checks that text files are plain UTF-8 with line feeds",
    why: """
      Without a byte order mark, without carriage returns, and with a line feed at the end: then every reader takes \
      them, and a change shows as the lines that changed.
      """)
  static let jsonSyntax = FindingKind(
    "conformance/json-syntax", .error, "Checks that a `.json` file is JSON, with each name once",
    why: "A client that can't read the file refuses all of it.", source: "RFC 8259, 2017-12")
  static let jsonLayout = FindingKind(
    "conformance/json-layout", .warning, "Checks that JSON is laid out as a build lays it out",
    why: "Two spaces a level and a line for each item, so that a review sees what changed and nothing else.")
  static let secretReference = FindingKind(
    "conformance/secret-reference", .error, "Checks that outputs hold references to secrets and no secrets",
    why: """
      A generated tree is committed and reviewed. Where a secret belongs, `@secret(NAME)` stands, with a name that the \
      environment lists; `parlance fill` puts the value in at deployment.
      """)
  static let suiteFile = FindingKind(
    "conformance/suite-file", .error, "Checks that `conformance/suite.json` expects what the contract says",
    why: "The suite judges live servers: what is wrong in it would be asked of them.")
}
