import Findings

/// Findings as workflow commands of GitHub Actions, which show them beside the changed lines. GitHub keeps
/// ten errors and ten warnings of a step (github.com/actions/toolkit, issue 734): the worst ten are given,
/// then a count.
public enum GitHubFormat: Format {
  public static let name = "github"
  public static let summary = "annotations of GitHub Actions"

  private static let most = 10

  public static func text(of report: Report) -> String {
    let ordered = report.items.enumerated().sorted {
      let (left, right) = ($0.element.finding.severity, $1.element.finding.severity)
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
    var text = ""
    for item in ordered.prefix(most) { text += annotation(item) + "\n" }
    let rest = ordered.count - most
    if rest > 0 {
      text += "and \(Counts.count(rest, "more finding")): run `parlance \(report.options.command)` to see "
      text += rest == 1 ? "it\n" : "them all\n"
    }
    return text + report.counts.sentence + "\n"
  }

  private static func annotation(_ item: Report.Item) -> String {
    let finding = item.finding
    var properties: [(String, String)] = []
    if let place = item.place {
      properties = [("file", place.file), ("line", "\(place.start.line)"), ("endLine", "\(place.end.line)")]
      // Columns mean something only within one line.
      if place.start.line == place.end.line {
        properties += [("col", "\(place.start.column)"), ("endColumn", "\(place.end.column)")]
      }
    }
    properties.append(("title", finding.kind.code))
    let lines = [finding.message] + finding.notes + (finding.help.map { ["help: \($0)"] } ?? [])
    let list = properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
    return "::\(command(finding.severity)) \(list)::\(data(lines.joined(separator: "\n")))"
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  private static func data(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped += scalar.visibleForm ?? String(scalar)
      }
    }
    return escaped
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
