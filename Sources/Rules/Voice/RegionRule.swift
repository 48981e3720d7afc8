import Findings
import Language
import Resolve

/// One region, one project.
enum RegionRule: Rule {
  static let kind = FindingKind(
    "voice/region", .error, "Checks that voice and phone use the same region and project of the service",
    why: """
      A call that came in by one region's host is unknown in another one, and a project belongs to one region. The web
      page's sessions follow `realtime`, the phone's the trunk to the model: said twice, they must say the same.
      """,
    source: "developers.openai.com/api/docs/guides/your-data and realtime-sip, read 2026-10-03")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let service = contract.contract.realtime else { return [] }
    if let project = service.project, !TrunkRule.isProject(project) {
      return [
        Finding(
          kind, at: contract.origin.location(service.node, "project"),
          "`\(project)` is no project of the model's service",
          label: "a project's name begins with `proj_`", help: "copy it from the service's project settings")
      ]
    }
    guard
      let trunk = contract.contract.trunks.first(where: { $0.project != nil })
    else { return [] }
    let related = contract.origin.location(trunk.key).map { [Finding.Related($0, "the trunk to the model")] } ?? []
    if service.region != trunk.region {
      return [
        Finding(
          kind, at: contract.origin.location(service.node, "region"),
          "sessions are held in `\(service.region.rawValue)`, calls come in by `\(trunk.region.rawValue)`",
          related: related, help: "say the same `region` in both")
      ]
    }
    guard let project = service.project, project != trunk.project else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(service.node, "project"),
        "sessions belong to `\(project)`, calls to `\(trunk.project ?? "")`", related: related,
        help: "say the same `project` in both, or leave it out here")
    ]
  }
}
