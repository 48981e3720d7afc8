import Outputs

/// One surface's files: a pure function of a checked contract. Each target has a folder of its own here and is found
/// by its name.
public protocol Target: SendableMetatype {
  /// As `--only` names it, and the folder of its files: `mcp`.
  static var name: String { get }
  /// What it emits, in a few words for `--help`.
  static var summary: String { get }
  /// Its files, with paths below the environment's folder. The only thing that can go wrong is a template of the
  /// user's own.
  static func emit(_ emission: Emission) throws -> [Output]
  /// What follows on this surface from a declaration (`tool.create_ticket`), one statement a line, for
  /// `parlance explain`. Empty where nothing follows or there is no such declaration.
  static func explain(_ declaration: String, in emission: Emission) -> [String]
}

extension Target {
  /// Nothing, for targets that have nothing to add.
  public static func explain(_ declaration: String, in emission: Emission) -> [String] { [] }
}
