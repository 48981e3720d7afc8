import JSONValues
import Outputs

/// What `fill` wrote into a folder: `deployment.json`. It tells a folder that `fill` may write again from any
/// other. It holds no digest: one of a file with a secret would help to guess it.
struct Deployment: Hashable {
  static let fileName = "deployment.json"

  var contract: String
  var contractVersion: String?
  var environment: String
  /// Below the folder, sorted.
  var files: [String]

  init(of manifest: Manifest) {
    contract = manifest.contract
    contractVersion = manifest.contractVersion
    environment = manifest.environment
    files = manifest.files.map(\.path)
  }

  var bytes: [UInt8] {
    var object: JSONObject = ["version": 1, "contract": .string(contract)]
    object.append("contractVersion", contractVersion.map { .string($0) })
    object.append("environment", .string(environment))
    object.append("files", .strings(files))
    return JSONWriter.pretty(.object(object))
  }

  /// The files that an earlier `fill` wrote, by its `deployment.json`; nil if the bytes are not one.
  static func files(in bytes: [UInt8]) -> [String]? {
    guard let json = readJSON(bytes, name: fileName), json["version"]?.int == 1,
      json["contract"]?.string != nil,
      json["environment"]?.string != nil
    else { return nil }
    return json["files"]?.array?.compactMap(\.string)
  }
}
