// swift-tools-version:6.1
import PackageDescription

// The targets stand in the order of the road that a contract travels; each may import only those above it.
let package = Package(
  name: "parlance",
  targets: [
    // Text and what can be said about it.
    .target(name: "SourceText"),
    .target(name: "Findings", dependencies: ["SourceText"]),
    .target(name: "JSONValues"),
    .testTarget(name: "JSONValuesTests", dependencies: ["JSONValues"]),
  ],
  swiftLanguageModes: [.v6]
)
