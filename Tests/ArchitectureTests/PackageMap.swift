/// The targets of `Package.swift` in its order, with what each declares to depend on.
struct PackageMap {
  struct Target {
    let name: String
    let dependencies: [String]
  }

  let targets: [Target]

  /// Reads the manifest as text: each target begins with `.target(`, `.executableTarget(` or `.systemLibrary(`.
  init(manifest: String) {
    let text = manifest.replacing(/\/\/.*/, with: "")
    let beginnings = text.matches(
      of: /\.(?:target|executableTarget|systemLibrary|testTarget|plugin)\(\s*name: "([\w-]+)"/)
    let ends = beginnings.dropFirst().map(\.range.lowerBound) + [text.endIndex]
    targets = zip(beginnings, ends).map { beginning, end in
      let body = text[beginning.range.upperBound..<end]
      let list = body.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
      return Target(
        name: String(beginning.1), dependencies: list.matches(of: /"([\w-]+)"/).map { String($0.1) })
    }
  }

  func place(of name: String) -> Int? { targets.firstIndex { $0.name == name } }
}
