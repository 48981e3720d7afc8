import Findings
import JSONSchemas
import Resolve

/// Raw schema that no validator reads.
enum BadSchemaRule: ReviewRule {
  static let kind = ResolveFindings.badSchema

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.rawSchemas.compactMap { raw -> Finding? in
      do throws(SchemaProblem) {
        _ = try CompiledSchema(raw.schema)
        return nil
      } catch {
        let path = error.path + (error.path.last == error.keyword ? [] : [error.keyword].compactMap { $0 })
        return Finding(
          kind, at: contract.origin.location(raw.node, within: path), error.message, notes: ["in \(raw.name)"])
      }
    }
  }
}
