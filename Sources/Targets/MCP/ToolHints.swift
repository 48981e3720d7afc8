import JSONValues
import Language

/// A hint of MCP's tool annotations, and what in the contract it follows from.
struct ToolHint {
  let name: String
  let value: Bool
  /// What was declared: `effect: write`.
  let cause: String
  /// Why the author says so.
  let because: String?

  /// The hints of a tool. One that declares an effect has the three that ChatGPT requires, each said outright. An
  /// imported one, which declares none, keeps what it had: a hint that is absent has a meaning of its own (a write
  /// that destroys, in an open world).
  static func of(_ tool: Tool) -> [ToolHint] {
    var hints: [ToolHint] = []
    if let effect = tool.effect {
      let cause = "`effect: \(effect.rawValue)`"
      hints.append(ToolHint(name: "readOnlyHint", value: effect == .read, cause: cause, because: tool.because?.effect))
      hints.append(
        ToolHint(
          name: "destructiveHint", value: effect == .destructive, cause: cause, because: tool.because?.destructive))
    }
    if let isIdempotent = tool.isIdempotent {
      hints.append(
        ToolHint(name: "idempotentHint", value: isIdempotent, cause: "`idempotent: \(isIdempotent)`", because: nil))
    }
    let because = tool.because?.openWorld
    if let isOpenWorld = tool.isOpenWorld {
      hints.append(
        ToolHint(name: "openWorldHint", value: isOpenWorld, cause: "`open_world: \(isOpenWorld)`", because: because))
    } else if tool.effect != nil {
      hints.append(
        ToolHint(
          name: "openWorldHint", value: true, cause: "no `open_world` is declared, and MCP then takes true",
          because: because))
    }
    return hints
  }
}
