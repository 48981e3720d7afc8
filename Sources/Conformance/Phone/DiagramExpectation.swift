import Findings
import Language
import Resolve

enum DiagramExpectation: Expectation {
  static let name = "that diagrams have the steps and ways of their call flows"

  private struct Arrow: Hashable {
    let from: String
    let label: String
    let to: String
  }

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for dialplan in subject.resolved.dialplans {
      guard let file = subject.files["phone/\(dialplan.name).mmd"] else {
        let isRenamed = dialplan.name.utf8.contains { !$0.isNameByte }
        verdict.expect(
          isRenamed, ConformanceFindings.missingFile, at: subject.place(of: "dialplan.\(dialplan.name)"),
          "`phone/\(dialplan.name).mmd` is missing")
        continue
      }
      check(file, dialplan, subject, &verdict)
    }
  }

  private static func check(
    _ file: GeneratedFiles.Entry, _ dialplan: ResolvedDialplan, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.diagram
    let declared = subject.place(of: "dialplan.\(dialplan.name)")
    let diagram = Diagram(file.bytes)
    for problem in diagram.problems { verdict.report(kind, at: file.location(problem.range), problem.message) }
    // A box begins with its step's name.
    var boxes: [String: String] = [:]
    for step in dialplan.dialplan.steps {
      let box = diagram.boxes.first { box in
        box.text == step.name || box.text.hasPrefix("\(step.name): ") || box.text.hasPrefix("\(step.name) (")
      }
      verdict.expect(
        box != nil, kind, at: file.start, "step `\(step.name)` is not drawn", declared: declared)
      if let box { boxes[box.id] = step.name }
      if let box, let language = step.language {
        verdict.expect(
          box.text.contains("in \(language)"), kind, at: file.location(box.range),
          "that step `\(step.name)` sets `\(language)` is not drawn", declared: declared)
      }
    }
    for step in dialplan.dialplan.steps {
      guard let box = diagram.boxes.first(where: { boxes[$0.id] == step.name }) else { continue }
      for value in step.spokenValues {
        verdict.expect(
          box.text.contains(value.label), kind, at: file.location(box.range),
          "that step `\(step.name)` says the \(value.label) is not drawn", declared: declared)
      }
      for value in step.toldValues {
        verdict.expect(
          box.text.contains("tells") && box.text.contains(value.label), kind, at: file.location(box.range),
          "that step `\(step.name)` tells who answers the \(value.label) is not drawn", declared: declared)
      }
    }
    for box in diagram.boxes where box.id != "origin" && box.id != "done" {
      verdict.expect(
        boxes[box.id] != nil, kind, at: file.location(box.range), "`\(box.text)` is no step of `\(dialplan.name)`",
        declared: declared)
    }
    var drawn: Set<Arrow> = []
    for arrow in diagram.arrows {
      guard let from = boxes[arrow.from] else { continue }
      let label = arrow.label.isEmpty ? "next" : arrow.label
      guard let to = boxes[arrow.to] else { continue }
      drawn.insert(Arrow(from: from, label: label, to: to))
      verdict.expect(
        dialplan.edges.contains { $0.from == from && $0.outcome == label && $0.to == to }, kind,
        at: file.location(arrow.range), "step `\(from)` has no way `\(label)` to `\(to)`", declared: declared)
    }
    for edge in dialplan.edges {
      guard let to = edge.to else { continue }
      verdict.expect(
        drawn.contains(Arrow(from: edge.from, label: edge.outcome, to: to)), kind, at: file.start,
        "the way `\(edge.outcome)` from step `\(edge.from)` to `\(to)` is not drawn", declared: declared)
    }
    let start = diagram.arrows.first { $0.from == "origin" }
    verdict.expect(
      start.flatMap { boxes[$0.to] } == dialplan.dialplan.start, kind, at: file.location(start?.range ?? 0..<0),
      "the call does not begin at step `\(dialplan.dialplan.start)`", declared: declared)
  }
}
