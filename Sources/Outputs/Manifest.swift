import JSONValues

/// What was emitted for one environment: `manifest.json`. It tells a file that Parlance wrote from one that
/// somebody edited or put there, and a file's line of the contract from its name.
public struct Manifest: Sendable, Hashable {
  /// The version of the manifest's form.
  public static let version = 1
  /// Its name in the environment's folder.
  public static let fileName = "manifest.json"

  /// The contract's name.
  public var contract: String
  /// As the contract says it; nil if it says none.
  public var contractVersion: String?
  /// The environment that the files are for.
  public var environment: String
  /// Sorted by the bytes of the paths, each once.
  public var files: [File]

  /// One emitted file.
  public struct File: Sendable, Hashable {
    /// Below the environment's folder, with `/` between its parts.
    public var path: String
    /// The SHA-256 digest of the content, in 64 lower-case hexadecimal digits.
    public var sha256: String
    /// The length of the content.
    public var bytes: Int
    /// The declarations that it came from, as `kind.name`, sorted.
    public var declarations: [String]

    public init(path: String, sha256: String, bytes: Int, declarations: [String]) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
      self.declarations = declarations
    }
  }

  public init(contract: String, contractVersion: String?, environment: String, files: [File]) {
    self.contract = contract
    self.contractVersion = contractVersion
    self.environment = environment
    self.files = files.sorted { $0.path < $1.path }
  }
}

extension Manifest.File {
  /// The entry of an output.
  public init(_ output: Output) {
    self.init(
      path: output.path, sha256: SHA256.hex(of: output.content), bytes: output.content.count,
      declarations: output.declarations)
  }
}
