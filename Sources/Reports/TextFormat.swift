import Findings
import SourceText

/// Findings for a person at a terminal: the message, the place, the source with the marked part underlined,
/// and what helps.
public enum TextFormat: Format {
  public static let name = "text"
  public static let summary = "for people, with the source line and what to do"

  public static func text(of report: Report) -> String {
    let palette = Palette(isColoured: report.options.isColoured)
    var text = ""
    var finders = report.parts.map { PlaceFinder($0.sources) }
    for item in report.items {
      write(item, palette, &finders[item.part], into: &text)
      text += "\n"
    }
    return text + palette.bold(report.counts.sentence) + "\n"
  }

  private static func write(
    _ item: Report.Item, _ palette: Palette, _ finder: inout PlaceFinder, into text: inout String
  ) {
    let finding = item.finding
    let head = palette.severity(finding.severity, "\(finding.severity.name)[\(finding.kind.code)]")
    text += head + palette.bold(": " + oneLine(finding.message)) + "\n"

    var places: [(place: Place, frame: SourceFrame, label: String)] = []
    var labels = item.related.map { (place: $0.place, label: $0.message) }
    if let place = item.place { labels.insert((place, finding.label ?? ""), at: 0) }
    for (place, label) in labels {
      places.append((place, SourceFrame(place, in: finder.lines(of: place.source)), oneLine(label)))
    }
    let gutter = String(places.map { $0.frame.lastNumber }.max() ?? 0).count
    let margin = String(repeating: " ", count: gutter)
    for (index, entry) in places.enumerated() {
      let isMain = index == 0 && item.place != nil
      text += margin + palette.frame(isMain ? "-->" : ":::") + " " + entry.place.text.visible + "\n"
      text += margin + palette.frame(" |") + "\n"
      write(entry.frame, gutter, label: entry.label, mark: isMain ? "^" : "-", palette, into: &text) {
        isMain ? palette.severity(finding.severity, $0) : palette.frame($0)
      }
    }
    if !places.isEmpty { text += margin + palette.frame(" |") + "\n" }
    for note in finding.notes { write("note", note, margin, palette, into: &text) }
    if let help = finding.help { write("help", help, margin, palette, into: &text) }
    write("explain", "parlance explain \(finding.kind.code)", margin, palette, into: &text)
  }

  private static func write(
    _ frame: SourceFrame, _ gutter: Int, label: String, mark: String, _ palette: Palette,
    into text: inout String, paint: (String) -> String
  ) {
    for (index, line) in frame.lines.enumerated() {
      guard let number = line.number, let shown = line.shown else {
        text += palette.frame("...") + "\n"
        continue
      }
      let digits = String(number)
      let padding = String(repeating: " ", count: gutter - digits.count)
      text += padding + palette.frame(digits + " |") + (shown.text.isEmpty ? "" : " " + shown.text) + "\n"
      let marks = String(repeating: mark, count: shown.mark.count)
      let isLast = index == frame.lines.count - 1
      text += String(repeating: " ", count: gutter) + palette.frame(" |")
      text += String(repeating: " ", count: shown.mark.lowerBound + 1)
      text += paint(isLast && !label.isEmpty ? marks + " " + label : marks) + "\n"
    }
  }

  /// `= help: …`, with further lines below the first.
  private static func write(
    _ word: String, _ content: String, _ margin: String, _ palette: Palette, into text: inout String
  ) {
    let lines = content.visible.split(separator: "\n", omittingEmptySubsequences: false)
    text += margin + palette.frame(" =") + " " + palette.bold(word + ":") + " " + lines[0] + "\n"
    for line in lines.dropFirst() {
      text += margin + String(repeating: " ", count: word.count + 5) + line + "\n"
    }
  }

  private static func oneLine(_ text: String) -> String {
    text.contains { $0.isNewline } ? String(text.visible.map { $0.isNewline ? "␤" : $0 }) : text.visible
  }
}
