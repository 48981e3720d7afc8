import JSONValues
import Language
import Resolve

/// Judges what changed in schemas by what they accept.
struct SchemaVerdicts {
  let comparison: Comparison

  init(_ comparison: Comparison) { self.comparison = comparison }

  /// One change for all that changed in one schema. `parts` are its single differences.
  func change(_ role: SchemaRole, _ parts: [Change]) -> Change {
    let schemas = (schema(role, comparison.old), schema(role, comparison.new))
    let verdict = SchemaVerdict(schemas.0, schemas.1)
    let uses = role.use == .type ? uses(of: role.name) : [(use: role.use, tool: role.name)]
    var effects: [SchemaEffect] = []
    for use in [SchemaRole.Use.input, .output, .hidden] where uses.contains(where: { $0.use == use }) {
      effects.append(SchemaEffect(use, verdict))
    }
    let calling = role.use == .type ? dialplans(calling: role.name) : []
    if !calling.isEmpty { effects.append(.called(verdict)) }
    if effects.isEmpty { effects = [.unused(verdict)] }
    let worst = effects.max { $0.impact < $1.impact }!
    var change = parts[0]
    change.code = worst.kind(role.use).code
    change.impact = worst.impact
    if parts.count > 1 {
      change.path = role.use == .type ? [] : [role.use.rawValue]
      change.sentence =
        role.use == .type
        ? "type \(Wording.quoted(role.name)) differs in \(parts.count) places"
        : "`\(role.use.rawValue)` differs in \(parts.count) places"
      change.before = nil
      change.after = nil
      change.parts = parts
      for place in change.parts.indices { change.parts[place].impact = min(.changes, worst.impact) }
    }
    change.sentence += ": " + worst.words
    // What a type lets through is the same for each of its uses.
    change.notes = role.use == .type ? SchemaEffect.notes(ofType: verdict) : effects.flatMap(\.notes)
    if role.use == .output {
      let shown = shownOfHidden(role.name)
      if !shown.isEmpty {
        change.impact = max(change.impact, .exposes)
        change.notes.append("\(shown.joined(separator: ", ")) was hidden from the model until now")
      }
    }
    if role.use == .type {
      change.reaches = unique(uses.map { "tool.\($0.tool)" } + calling.map { "dialplan.\($0)" })
      change.touches = Audience.inOrder(
        effects.flatMap(\.touches) + uses.flatMap { $0.use == .input ? [] : comparison.surfaces(ofTool: $0.tool) })
    } else {
      change.touches = Audience.inOrder(
        effects.flatMap(\.touches) + (role.use == .input ? [] : comparison.surfaces(ofTool: role.name)))
    }
    return change
  }

  /// Members that only the widget got, and that the output has now.
  private func shownOfHidden(_ name: String) -> [String] {
    guard let before = comparison.old.contract.tool(name), let after = comparison.new.contract.tool(name) else {
      return []
    }
    let hidden = Set(comparison.old.contract.hidden(of: before)?.members.map(\.name) ?? [])
    let known = Set(before.output?.members.map(\.name) ?? [])
    return (after.output?.members ?? []).map(\.name).filter { hidden.contains($0) && !known.contains($0) }
      .map { Wording.quoted($0) }
  }

  private func schema(_ role: SchemaRole, _ side: Side) -> JSONValue? {
    let contract = side.contract
    switch role.use {
    case .input: return contract.tool(role.name)?.inputSchema
    case .output: return contract.tool(role.name)?.outputSchema
    case .hidden: return contract.tool(role.name)?.tool.hidden.flatMap { contract.types.schema(of: $0) }
    case .type:
      guard let type = contract.contract.types[role.name] else { return nil }
      return contract.types.schema(of: .named(role.name, node: type.node))
    }
  }

  /// The tools that use a type in either contract, directly or within another type, and what for.
  private func uses(of type: String) -> [(use: SchemaRole.Use, tool: String)] {
    var found: [(use: SchemaRole.Use, tool: String)] = []
    for side in [comparison.new, comparison.old] {
      for tool in side.contract.contract.tools {
        for (use, parameters) in [(SchemaRole.Use.input, tool.input), (.output, tool.output), (.hidden, tool.hidden)] {
          guard let parameters, side.contract.types.names(usedBy: parameters).contains(type),
            !found.contains(where: { $0.use == use && $0.tool == tool.name })
          else { continue }
          found.append((use, tool.name))
        }
      }
    }
    return found
  }

  /// The outbound dialplans whose numbers are of a type in either contract.
  private func dialplans(calling type: String) -> [String] {
    let names = [comparison.new, comparison.old].flatMap { side in
      side.contract.contract.dialplans.filter { $0.direction == .outbound && $0.to == type }.map(\.name)
    }
    return unique(names)
  }

  private func unique(_ names: [String]) -> [String] {
    var seen = Set<String>()
    return names.filter { seen.insert($0).inserted }
  }
}
