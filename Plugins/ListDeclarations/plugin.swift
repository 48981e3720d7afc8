import Foundation
import PackagePlugin

/// Lists what a target declares in files of its own: each `…Rule.swift` beside a `Rule.swift`, and so on. So a new
/// rule, target or report format is one new file, and no list is kept by hand.
@main struct ListDeclarations: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let names = target.sourceFiles.map(\.url).filter { $0.pathExtension == "swift" }
      .map { $0.deletingPathExtension().lastPathComponent }.sorted()
    let list = context.pluginWorkDirectoryURL.appending(path: "ListedDeclarations.swift")
    return [
      .buildCommand(
        displayName: "Listing the declarations of \(target.name)",
        executable: try context.tool(named: "list-declarations").url,
        arguments: [list.path] + names, inputFiles: [], outputFiles: [list])
    ]
  }
}
