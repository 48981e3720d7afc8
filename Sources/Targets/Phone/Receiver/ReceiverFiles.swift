import Language
import Outputs
import TemplateStore

/// `phone/receiver/`: the service that answers the model's incoming calls. Its code is the same for every contract: it
/// reads `control.json` and the sessions, so that no text of a contract ever stands in a program.
enum ReceiverFiles {
  private static let folder = "receiver/"

  static func outputs(_ plan: PhonePlan, _ templates: TemplateStore) -> [Output] {
    guard plan.model != nil, plan.flows.contains(where: \.hasAgent) else { return [] }
    let declarations = plan.contract.agents.filter { $0.surfaces.contains(.phone) }.map { "agent.\($0.name)" }
    return TemplateStore.names.filter { $0.hasPrefix(folder) }.compactMap { name in
      templates[name].map {
        Output(path: "phone/\(name)", bytes: Array($0.text.utf8), declarations: declarations)
      }
    }
  }
}

extension PhonePlan.Flow {
  /// Whether a step connects a call to an agent.
  var hasAgent: Bool { dialplan.steps.contains { if case .connect = $0.act { true } else { false } } }
}
