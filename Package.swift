// swift-tools-version:6.1
import PackageDescription

// Hundreds of damaged outputs are judged whole by tests: optimised in builds for them too, all tests take a third less time.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// The targets stand in the order of the road that a contract travels; each may import only those above it.
let package = Package(
  name: "parlance",
  products: [
    .executable(name: "parlance", targets: ["parlance"]),
    .library(name: "JSONSchemas", targets: ["JSONSchemas"]),
    .library(name: "SchemaCompatibility", targets: ["SchemaCompatibility"]),
    .executable(name: "schema-bench", targets: ["schema-bench"]),
  ],
  targets: [
    // Text and what can be said about it.
    .target(name: "SourceText"),
    .target(name: "Findings", dependencies: ["SourceText"]),
    .target(name: "JSONValues"),

    // What the platforms accept, in dated tables.
    .target(name: "Facts"),

    // Text → located nodes.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Syntax", dependencies: ["CLibYAML", "Findings", "JSONValues", "SourceText"]),

    // Located nodes → contract.
    .target(name: "Language", dependencies: ["Findings", "JSONValues", "SourceText", "Syntax"]),

    // Contract → resolved for one environment.
    .target(name: "JSONSchemas", dependencies: ["JSONValues"]),
    .target(name: "SchemaCompatibility", dependencies: ["JSONSchemas", "JSONValues"]),
    .target(
      name: "Resolve",
      dependencies: [
        "Facts", "Findings", "JSONSchemas", "JSONValues", "Language", "SchemaCompatibility", "SourceText", "Syntax",
      ]),

    // What an agent is in a session, for the rules that judge it and the targets that emit it.
    .target(name: "Voice", dependencies: ["Facts", "JSONValues", "Language", "Resolve", "Syntax"]),

    // Resolved → checked.
    .target(
      name: "Rules",
      dependencies: [
        "Facts", "Findings", "JSONSchemas", "JSONValues", "Language", "Resolve", "SourceText", "Syntax", "Voice",
      ],
      plugins: ["ListDeclarations"]),

    // Two resolved contracts → what lies between them.
    .target(
      name: "Review",
      dependencies: [
        "JSONSchemas", "JSONValues", "Language", "Resolve", "SchemaCompatibility", "SourceText", "Syntax", "Voice",
      ],
      plugins: ["ListDeclarations"]),

    // Checked → emitted.
    .target(name: "TemplateStore", path: "Templates", plugins: ["EmbedTemplates"]),
    .target(name: "Rendering", dependencies: ["JSONValues"]),
    .target(name: "Parallel"),
    .target(name: "CDigest"),
    .target(name: "Outputs", dependencies: ["CDigest", "JSONValues"]),
    .target(
      name: "Targets",
      dependencies: [
        "Facts", "JSONValues", "Language", "Outputs", "Parallel", "Rendering", "Resolve", "Rules", "SourceText",
        "Syntax",
        "TemplateStore", "Voice",
      ],
      plugins: ["ListDeclarations"]),

    // A list of tools → a contract's files.
    .target(
      name: "Import",
      dependencies: [
        "Findings", "JSONSchemas", "JSONValues", "Language", "Outputs", "Resolve", "SourceText", "Syntax",
      ]),

    // Emitted → written.
    .target(name: "CPlatform"),
    .target(
      name: "Project",
      dependencies: [
        "CPlatform", "Facts", "Findings", "Import", "JSONValues", "Language", "Outputs", "Parallel", "Resolve", "Rules",
        "SourceText", "Syntax", "Targets", "TemplateStore",
      ]),

    // What was written, judged without the code that emitted it.
    .target(
      name: "Conformance",
      dependencies: [
        "Facts", "Findings", "JSONSchemas", "JSONValues", "Language", "Outputs", "Resolve", "SourceText", "Syntax",
      ],
      swiftSettings: optimized,
      plugins: ["ListDeclarations"]),

    // Findings → people and machines.
    .target(
      name: "Reports", dependencies: ["Findings", "JSONValues", "Review", "SourceText"], plugins: ["ListDeclarations"]),

    .executableTarget(
      name: "parlance",
      dependencies: [
        "Conformance", "Findings", "Import", "JSONValues", "Language", "Outputs", "Project", "Reports", "Resolve",
        "Review", "Rules", "SourceText", "Syntax", "Targets", "TemplateStore",
      ],
      plugins: ["ListDeclarations"]),

    // Build tools: templates become string literals, and each folder of rules, targets and formats its own list.
    .executableTarget(name: "embed-templates", path: "Plugins/Tools/embed-templates"),
    .executableTarget(name: "list-declarations", path: "Plugins/Tools/list-declarations"),
    .plugin(name: "EmbedTemplates", capability: .buildTool(), dependencies: ["embed-templates"]),
    .plugin(name: "ListDeclarations", capability: .buildTool(), dependencies: ["list-declarations"]),

    // What `make bench` times.
    .executableTarget(
      name: "schema-bench", dependencies: ["JSONSchemas", "JSONValues", "SourceText", "Syntax"],
      path: "Benchmarks/Schemas"),

    // Tests.
    .target(name: "BareLibYAML", dependencies: ["CLibYAML"], path: "Tests/BareLibYAML"),
    .testTarget(
      name: "SyntaxTests",
      dependencies: ["BareLibYAML", "CLibYAML", "Findings", "JSONValues", "SourceText", "Syntax"]),
    .target(
      name: "CorpusFixtures", dependencies: ["JSONValues", "SourceText", "Syntax"], path: "Tests/CorpusFixtures"),
    .testTarget(name: "JSONSchemasTests", dependencies: ["CorpusFixtures", "JSONSchemas", "JSONValues"]),
    .testTarget(
      name: "SchemaCompatibilityTests",
      dependencies: ["CorpusFixtures", "JSONSchemas", "JSONValues", "SchemaCompatibility"]),
    .testTarget(name: "JSONValuesTests", dependencies: ["JSONValues"]),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel"]),
    .testTarget(name: "ResolveTests", dependencies: ["JSONSchemas", "JSONValues", "Language", "Resolve", "Syntax"]),
    .target(
      name: "ContractFixtures",
      dependencies: ["Findings", "Language", "Resolve", "SourceText", "Syntax"], path: "Tests/ContractFixtures"),
    .testTarget(
      name: "PhoneTests",
      dependencies: [
        "ContractFixtures", "Facts", "Findings", "JSONValues", "Language", "Outputs", "Resolve", "Rules", "SourceText",
        "Syntax", "Targets",
      ]),
    .testTarget(name: "VoiceTests", dependencies: ["JSONValues", "Voice"]),
    .testTarget(
      name: "RulesTests",
      dependencies: ["ContractFixtures", "Facts", "Findings", "Project", "Resolve", "Rules", "Voice"]),
    .testTarget(
      name: "ReviewTests",
      dependencies: [
        "ContractFixtures", "Findings", "Language", "Project", "Reports", "Resolve", "Review", "SourceText", "Syntax",
      ]),
    .testTarget(
      name: "TargetsTests",
      dependencies: [
        "ContractFixtures", "Facts", "Findings", "JSONValues", "Language", "Outputs", "Rendering", "Resolve", "Rules",
        "SourceText",
        "Syntax", "Targets", "TemplateStore", "Voice",
      ]),
    .testTarget(
      name: "GalleryTests", dependencies: ["Findings", "Language", "Project", "Rules", "SourceText", "TemplateStore"]),
    .testTarget(name: "RenderingTests", dependencies: ["JSONValues", "Rendering"]),
    .testTarget(name: "OutputsTests", dependencies: ["CDigest", "JSONValues", "Outputs"]),
    .executableTarget(name: "KilledWriter", dependencies: ["Outputs", "Project"], path: "Tests/KilledWriter"),
    .testTarget(name: "ProjectTests", dependencies: ["Findings", "KilledWriter", "Outputs", "Project"]),
    .testTarget(
      name: "ImportTests",
      dependencies: ["Findings", "Import", "JSONValues", "Language", "Project", "Resolve", "SourceText", "Syntax"]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "Conformance", "ContractFixtures", "Findings", "JSONValues", "Language", "Outputs", "Resolve", "Rules",
        "SourceText", "Syntax", "Targets", "TemplateStore",
      ]),
    .testTarget(
      name: "ReportsTests", dependencies: ["Findings", "Reports", "SourceText"], exclude: ["Expected"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["Facts", "Language"]),
    .testTarget(name: "CommandTests", dependencies: ["parlance"]),
  ],
  swiftLanguageModes: [.v6]
)
