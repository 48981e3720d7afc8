import JSONValues

extension Manifest {
  /// The manifest as it stands in its file.
  public var json: JSONValue {
    var object: JSONObject = ["version": .int(Self.version), "contract": .string(contract)]
    object.append("contractVersion", contractVersion.map { .string($0) })
    object.append("environment", .string(environment))
    object.append("files", .array(files.map(\.json)))
    return .object(object)
  }

  /// The bytes of `manifest.json`.
  public var bytes: [UInt8] { JSONWriter.pretty(json) }

  /// Reads a manifest; nil if the value is not one, or one of a later form, or names a path that leads out of
  /// its folder.
  public init?(json: JSONValue) {
    guard json["version"]?.int == Self.version, let contract = json["contract"]?.string,
      let environment = json["environment"]?.string, let entries = json["files"]?.array
    else { return nil }
    var files: [File] = []
    files.reserveCapacity(entries.count)
    for entry in entries {
      guard let file = File(json: entry) else { return nil }
      files.append(file)
    }
    self.init(
      contract: contract, contractVersion: json["contractVersion"]?.string, environment: environment,
      files: files)
  }
}

extension Manifest.File {
  var json: JSONValue {
    [
      "path": .string(path), "sha256": .string(sha256), "bytes": .int(bytes),
      "declarations": .strings(declarations),
    ]
  }

  init?(json: JSONValue) {
    guard let path = json["path"]?.string, Self.isBelow(path), let sha256 = json["sha256"]?.string,
      let bytes = json["bytes"]?.int, let declarations = json["declarations"]?.array
    else { return nil }
    self.init(path: path, sha256: sha256, bytes: bytes, declarations: declarations.compactMap(\.string))
  }

  /// Whether a path stays below the folder that it counts from.
  private static func isBelow(_ path: String) -> Bool {
    !path.isEmpty
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }
}
