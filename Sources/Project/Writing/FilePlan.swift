import Outputs

/// What a build would do to each file of a unit: pure values, computed before anything is touched.
public struct FilePlan: Sendable {
  /// What a build does with one file.
  public enum Action: String, Sendable, Hashable { case create, change, delete, unchanged }

  /// What happens to one file.
  public struct Step: Sendable {
    /// Below the unit's folder, with `/` between its parts: `dev/mcp/tools.json`.
    public let path: String
    /// What happens to it.
    public let action: Action
    /// The new content; empty for a deletion.
    public let content: FileContent
    /// What a `change` or `delete` replaces; nil if that is no file (a link).
    public let before: [UInt8]?
    /// Whether a `change` replaces something other than what the last build wrote: somebody edited the file.
    public let wasEdited: Bool
  }

  /// The unit's folder: `<output>/<contract>`.
  public let unit: String
  /// Sorted by the bytes of the paths.
  public let steps: [Step]

  /// Whether the disk is already as the plan wants it.
  public var isFresh: Bool { steps.allSatisfy { $0.action == .unchanged } }

  /// How many files an action happens to.
  public func count(_ action: Action) -> Int { steps.count { $0.action == action } }

  /// One line a file that is not unchanged, then one that counts: what `build --dry-run` prints.
  public var lines: [String] {
    var lines: [String] = []
    for step in steps where step.action != .unchanged {
      let remark = step.wasEdited ? " (replaces an edit made by hand)" : ""
      lines.append("\(step.action.rawValue) \(join(unit, step.path))\(remark)")
    }
    return lines + [summary]
  }

  /// `3 to create, 1 to change, 2 to delete, 40 unchanged in Generated/field-service`.
  public var summary: String {
    let parts = [
      (Action.create, "to create"), (.change, "to change"), (.delete, "to delete"), (.unchanged, "unchanged"),
    ]
    .filter { count($0.0) > 0 }.map { "\(count($0.0)) \($0.1)" }
    return (parts.isEmpty ? "nothing to write" : parts.joined(separator: ", ")) + " in \(unit)"
  }

  /// The files that somebody edited and that a build overwrites.
  public var overwrittenEdits: [String] { steps.filter(\.wasEdited).map { join(unit, $0.path) } }
}

/// What a build wants a unit to hold.
public struct UnitContent: Sendable {
  /// The outputs of one environment.
  public struct Environment: Sendable {
    /// The environment's name.
    public let name: String
    /// Its files, manifest excluded.
    public let outputs: [Output]

    public init(name: String, outputs: [Output]) {
      self.name = name
      self.outputs = outputs
    }
  }

  /// How much of the unit the content speaks for; everything else stays as it is.
  public struct Scope: Sendable {
    /// Whether environments that are not in the content are gone from the contract.
    public var allEnvironments: Bool
    /// The first folders of the outputs' paths that were emitted (`mcp`); nil if all were.
    public var targets: Set<String>?

    public init(allEnvironments: Bool, targets: Set<String>? = nil) {
      self.allEnvironments = allEnvironments
      self.targets = targets
    }

    /// Whether a path below an environment's folder is spoken for.
    func covers(_ path: String) -> Bool {
      guard let targets else { return true }
      return targets.contains(String(path.prefix { $0 != "/" }))
    }
  }

  /// The contract's name, which the unit's folder follows from.
  public let contract: String
  /// The contract's version, for the manifest; nil where it has none.
  public let contractVersion: String?
  /// The environments that were built.
  public let environments: [Environment]
  /// How much of the unit they speak for.
  public let scope: Scope

  public init(contract: String, contractVersion: String?, environments: [Environment], scope: Scope) {
    self.contract = contract
    self.contractVersion = contractVersion
    self.environments = environments
    self.scope = scope
  }

  /// The unit's folder in an output folder.
  public func unit(in output: String) -> String { join(output, FileName.encoded(contract)) }
}
