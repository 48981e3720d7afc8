import Language
import SourceText
import Syntax

extension ResolvedContract {
  /// The places of the declarations, by `kind.name`, as outputs name what they came from.
  public func place(of declaration: String) -> Location? {
    declarations.first { $0.name == declaration }.flatMap { origin.location($0.key) }
  }

  /// Every declaration as `kind.name`, in the order of the sections; then the sections that are one declaration each.
  public var declarations: [(name: String, key: NodeID)] {
    func names<Element: Declaration>(_ kind: String, _ section: Section<Element>) -> [(String, NodeID)] {
      section.map { ("\(kind).\($0.name)", $0.key) }
    }
    return names("type", contract.types) + names("data_class", contract.dataClasses) + names("scope", contract.scopes)
      + names("tool", contract.tools) + names("widget", contract.widgets) + names("agent", contract.agents)
      + names("trunk", contract.trunks) + names("destination", contract.destinations)
      + names("stream", contract.streams) + names("mailbox", contract.mailboxes) + names("schedule", contract.schedules)
      + names("list", contract.lists) + names("queue", contract.queues)
      + names("calling_rules", contract.callingRules)
      + names("dialplan", contract.dialplans) + names("environment", contract.environments)
      + [("server", contract.server?.node), ("widget_defaults", contract.widgetDefaults?.node)].compactMap {
        section, node in node.map { (section, $0) }
      }
  }
}
