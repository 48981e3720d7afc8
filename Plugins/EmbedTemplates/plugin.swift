import Foundation
import PackagePlugin

/// Writes the files of `Templates` into the program as string literals, so that it needs nothing beside it.
@main struct EmbedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url).filter { $0.pathExtension != "swift" }.sorted { $0.path < $1.path }
    let list = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) templates",
        executable: try context.tool(named: "embed-templates").url,
        arguments: [target.directoryURL.path, list.path] + files.map(\.path),
        inputFiles: files, outputFiles: [list])
    ]
  }
}
