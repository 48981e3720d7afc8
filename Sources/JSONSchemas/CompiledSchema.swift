import JSONValues

/// A JSON Schema (draft 2020-12 or draft-07, as `$schema` says; without it 2020-12), ready to judge
/// instances.
///
/// Compiling checks the whole schema: every keyword's value, every pattern, every reference. Judging then
/// takes no more than one walk over the instance, and keeps nothing.
public struct CompiledSchema: Sendable {
  package let nodes: [SchemaNode]
  /// The checks of all nodes, one node's after the other's.
  let checks: [Check]
  package let root: SchemaNode.ID
  /// For each `$dynamicAnchor`, the resources that have it, and the schemas there.
  let dynamicAnchors: [String: [DynamicAnchor]]
  let resources: [SchemaResource]
  let stepLimit: Int

  /// Fails with the first place in the schema that is no schema.
  public init(_ schema: JSONValue, options: SchemaOptions = SchemaOptions()) throws(SchemaProblem) {
    var compiler = SchemaCompiler(options: options)
    root = try compiler.compile(document: schema)
    checks = compiler.gatherChecks()
    nodes = compiler.nodes
    dynamicAnchors = compiler.dynamicAnchors
    resources = compiler.resources
    stepLimit = options.stepLimit
  }

  /// Whether the schema accepts an instance.
  public func accepts(_ instance: JSONValue) -> Bool { walk(instance, .quick).isValid }

  /// What is wrong with an instance, in the order of the schema; empty if the schema accepts it.
  public func validate(_ instance: JSONValue) -> [SchemaError] {
    if accepts(instance) { return [] }
    return walk(instance, .explaining).errors
  }
}
