import Language
import Resolve
import SourceText

/// What is judged: the files of one environment, and the contract that they must follow from.
struct Subject {
  let resolved: ResolvedContract
  let files: GeneratedFiles
  /// Whether the files are a live server's answers.
  let isLive: Bool
  /// What an Asterisk reads, if there is any.
  let exchange: ExchangeFiles?

  init(resolved: ResolvedContract, files: GeneratedFiles, isLive: Bool = false) {
    self.resolved = resolved
    self.files = files
    self.isLive = isLive
    exchange = ExchangeFiles(files)
  }

  var contract: Contract { resolved.contract }

  /// Where a declaration stands in the contract.
  func place(of declaration: String) -> Location? { resolved.place(of: declaration) }
}
