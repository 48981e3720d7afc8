import Testing

/// Each stop of the road imports only stops before it, and only those that `Package.swift` says it does.
@Suite struct ImportTests {
  private let map: PackageMap

  init() throws { map = PackageMap(manifest: try Repository.text("Package.swift")) }

  @Test func readTheManifest() {
    #expect(map.targets.count > 20)
    #expect(map.place(of: "SourceText") == 0)
    #expect(map.targets.first { $0.name == "Syntax" }?.dependencies.contains("CLibYAML") == true)
  }

  @Test func dependsOnlyOnWhatStandsAbove() throws {
    for (place, target) in map.targets.enumerated() {
      for dependency in target.dependencies {
        let other = try #require(
          map.place(of: dependency), "\(target.name) depends on \(dependency): no such target")
        #expect(other < place, "\(target.name) depends on \(dependency), which stands below it")
      }
    }
  }

  @Test func importsOnlyWhatIsDeclared() throws {
    for file in Repository.sources {
      let target = try #require(
        map.targets.first { $0.name == file.target }, "\(file.path) belongs to no target")
      for name in file.imports where !["Glibc", "Synchronization"].contains(name) {
        #expect(
          target.dependencies.contains(name),
          "\(file.path) imports \(name), which \(target.name) does not declare")
      }
    }
  }

  @Test func declaresOnlyWhatIsImported() {
    for target in map.targets {
      let files = Repository.sources.filter { $0.target == target.name }
      if files.isEmpty { continue }
      let imports = Set(files.flatMap(\.imports))
      for dependency in target.dependencies {
        #expect(
          imports.contains(dependency), "\(target.name) declares \(dependency), which no file of it imports")
      }
    }
  }

  /// The C library is met at the two ends of the road and where work is shared out only; Foundation nowhere.
  @Test func callsTheSystemOnlyAtTheEnds() {
    for file in Repository.sources {
      #expect(!file.imports.contains { $0.hasPrefix("Foundation") }, "\(file.path) imports Foundation")
      if file.imports.contains("Glibc") {
        #expect(["Parallel", "Project", "parlance"].contains(file.target), "\(file.path) imports Glibc")
      }
    }
  }

  /// No output may depend on the moment: the one clock is the stopwatch of `--stats`.
  @Test func readsNoClock() {
    let clocks =
      /\b(clock_gettime|gettimeofday|localtime|localtime_r|gmtime|time\(nil\)|ContinuousClock|SuspendingClock|setlocale|newlocale)\b/
    for file in Repository.sources where file.path != "Sources/Project/Compiling/Stopwatch.swift" {
      for (number, line) in file.lines.enumerated() {
        #expect(line.firstMatch(of: clocks) == nil, "\(file.path):\(number + 1): \(line)")
      }
    }
  }
}
