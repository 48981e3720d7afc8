import Findings

/// Findings as JUnit XML, for build servers: a test suite for each file, a test case for each finding. A
/// finding under the threshold is a case that passes, with its text as output.
public enum JUnitFormat: Format {
  public static let name = "junit"
  public static let summary = "JUnit XML, for build servers"

  public static func text(of report: Report) -> String {
    var suites: [(file: String, items: [Report.Item])] = []
    for item in report.items {
      let file = item.place?.file ?? "parlance"
      if suites.last?.file == file {
        suites[suites.count - 1].items.append(item)
      } else {
        suites.append((file, [item]))
      }
    }
    let threshold = report.options.threshold
    let failures = report.items.count { $0.finding.severity >= threshold }
    let tests = max(report.items.count, 1)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text +=
      "<testsuites name=\"parlance \(report.options.command)\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\">\n"
    if suites.isEmpty {
      // Build servers take a report without cases for a run that never happened.
      text += """
          <testsuite name="parlance" tests="1" failures="0" errors="0">
            <testcase classname="parlance" name="\(report.counts.sentence)"/>
          </testsuite>

        """
    }
    for suite in suites { write(suite.file, suite.items, threshold, into: &text) }
    return text + "</testsuites>\n"
  }

  private static func write(
    _ file: String, _ items: [Report.Item], _ threshold: Severity, into text: inout String
  ) {
    let failures = items.count { $0.finding.severity >= threshold }
    text +=
      "  <testsuite name=\"\(attribute(file))\" tests=\"\(items.count)\" failures=\"\(failures)\" errors=\"0\">\n"
    for item in items {
      let finding = item.finding
      let place = item.place.map { " at \($0.start.line):\($0.start.column)" } ?? ""
      text +=
        "    <testcase classname=\"\(attribute(file))\" name=\"\(attribute(finding.kind.code + place))\">\n"
      let lines =
        [item.place?.text, finding.message] + finding.notes.map { "note: \($0)" } + [
          finding.help.map { "help: \($0)" }
        ]
      let body = content(lines.compactMap { $0 }.joined(separator: "\n"))
      if finding.severity >= threshold {
        let type = attribute(finding.kind.code)
        text +=
          "      <failure message=\"\(attribute(finding.message))\" type=\"\(type)\">\(body)</failure>\n"
      } else {
        text += "      <system-out>\(body)</system-out>\n"
      }
      text += "    </testcase>\n"
    }
    text += "  </testsuite>\n"
  }

  private static func attribute(_ text: String) -> String {
    var escaped = content(text).replacing("\"", with: "&quot;")
    escaped = escaped.replacing("\n", with: "&#10;")
    return escaped.replacing("\t", with: "&#9;")
  }

  /// Characters that XML 1.0 does not allow are shown by their pictures.
  private static func content(_ text: String) -> String {
    var escaped = ""
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
