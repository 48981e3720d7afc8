import Findings
import Outputs
import SourceText

/// Outputs of a unit that can't both be written. `locate` gives the place of a declaration (`tool.find`).
public func collisions(
  in environments: [UnitContent.Environment], locate: (_ declaration: String) -> Location?
) -> [Finding] {
  let outputs = environments.flatMap { environment in
    environment.outputs.map {
      Output(
        path: FileName.encoded(environment.name) + "/" + $0.path, bytes: [], declarations: $0.declarations)
    }
  }
  return outputs.collisions().map { first, second in
    let (mine, others) = (own(second, beside: first), own(first, beside: second))
    let message =
      first.path == second.path
      ? "two outputs have the path `\(second.path)`"
      : "`\(second.path)` and `\(first.path)` are one file on a disk that ignores upper and lower case"
    return Finding(
      ProjectFindings.outputCollision, at: mine.flatMap(locate), message,
      label: mine.map { "`\($0)` gives the one" },
      related: others.flatMap { name in locate(name).map { [.init($0, "`\(name)` gives the other")] } } ?? [],
      help: "rename one of them")
  }
}

/// The declaration that an output is named after, as far as it differs from the other's.
private func own(_ output: Output, beside other: Output) -> String? {
  output.declarations.first { !other.declarations.contains($0) } ?? output.declarations.first
}
