import Findings
import SourceText

/// What is found in a widget over each of the tools that show it. A field that is missing is one finding, however often the
/// layout binds it and however many tools lack it.
struct WidgetFindings {
  private struct Entry {
    var finding: Finding
    var places: [Location?]
    var messages: Set<String>
    var tools: [String]
  }

  private var entries: [Entry] = []

  mutating func add(_ findings: [Finding], over tool: String) {
    for finding in findings {
      let place = finding.kind.code == ResolveFindings.unknownField.code ? index(of: finding) : nil
      guard let place else {
        entries.append(Entry(finding: finding, places: [finding.location], messages: [finding.message], tools: [tool]))
        continue
      }
      entries[place].messages.insert(finding.message)
      if !entries[place].places.contains(finding.location) { entries[place].places.append(finding.location) }
      if !entries[place].tools.contains(tool) { entries[place].tools.append(tool) }
    }
  }

  private func index(of finding: Finding) -> Int? {
    entries.firstIndex { entry in
      entry.finding.kind == finding.kind
        && (entry.places.contains(finding.location) || entry.messages.contains(finding.message))
    }
  }

  var findings: [Finding] {
    entries.map { entry in
      var finding = entry.finding
      let tools = entry.tools.dropFirst()
      if !tools.isEmpty { finding.notes.append("nor over \(tools.map { "`\($0)`" }.joined(separator: ", "))") }
      let places = entry.places.count - 1
      if places > 0 { finding.notes.append("bound in \(places) more place\(places == 1 ? "" : "s") of the widget") }
      return finding
    }
  }
}
