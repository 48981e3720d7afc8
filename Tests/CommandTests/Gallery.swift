import Foundation
import Testing

/// A contract of the gallery of broken contracts, and the findings that it must give.
struct BrokenContract: Sendable, CustomTestStringConvertible {
  /// Its place in the gallery: `area/name`.
  let name: String

  var folder: String { "\(Self.gallery)/\(name)" }
  var testDescription: String { name }

  /// The arguments that judge it as the gallery does.
  var arguments: [String] {
    ["check", "--project", folder] + (name.hasPrefix("review/") ? ["--profile", "submission"] : [])
  }

  /// One line a finding, with the severity first and the code in brackets.
  var expected: [Substring] {
    get throws {
      try String(contentsOfFile: folder + "/expected.txt", encoding: .utf8).split(separator: "\n")
        // Under a finding stand the places that belong to it.
        .filter { !$0.hasPrefix(" ") }
    }
  }

  private static let gallery = Repository.path + "/Tests/Gallery"

  /// All but those whose finding comes of writing, which `check` does not do.
  static let all: [BrokenContract] = {
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: gallery)) ?? []
    return files.filter { $0.hasSuffix("/expected.txt") && !$0.hasPrefix("output/") }
      .map { BrokenContract(name: String($0.dropLast("/expected.txt".count))) }.sorted { $0.name < $1.name }
  }()
}
