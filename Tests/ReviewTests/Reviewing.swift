import ContractFixtures
import Findings
import Language
import Project
import Reports
import Resolve
import Review

/// The review of two fixtures, in the environment that both were read for.
func changes(_ old: Fixture, _ new: Fixture) throws -> [Change] {
  guard let before = old.resolved else { throw Unreadable(findings: old.findings.map(\.message)) }
  guard let after = new.resolved else { throw Unreadable(findings: new.findings.map(\.message)) }
  return review(before, after)
}

/// The review of a spec and the same with parts of its text replaced, one line a change.
func lines(_ spec: String, environment: String? = nil, _ edits: (String, String)...) throws -> [String] {
  let old = Fixture(spec: spec, environment: environment)
  let new = Fixture(spec: spec, environment: environment, changes: edits.map { ($0.0, $0.1) })
  return try changes(old, new).map { "\($0.impact.rawValue) \($0.code) \($0.declaration): \($0.sentence)" }
}

struct Unreadable: Error { let findings: [String] }

/// A review of two texts, each a contract's one file.
func report(_ old: Fixture, _ new: Fixture) throws -> ReviewReport {
  ReviewReport([
    .init(
      contract: new.resolved?.contract.name ?? "", old: "old", new: "new", changes: try changes(old, new),
      oldSources: old.documents.sources, newSources: new.documents.sources)
  ])
}
