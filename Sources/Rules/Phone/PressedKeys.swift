import Language
import Resolve

/// What was pressed at a step, where another one makes use of it.
struct PressedKeys {
  let name: String
  let step: Step
  let graph: CallGraph

  /// Why a call may have nothing of it when it comes to the step; nil if every call has.
  var fault: (message: String, help: String)? {
    guard let asked = graph.place(of: name), case .ask = graph.steps[asked].act else {
      let asking = graph.steps.filter { if case .ask = $0.act { true } else { false } }.map(\.name)
      return (
        "no step `\(name)` asks for keys",
        nearest(to: name, among: asking).map { "did you mean `\($0)`?" } ?? "name a step that says `ask`"
      )
    }
    let isAnswered = graph.lastly(left: asked) { $0.outcome.hasPrefix("key:") }
    guard let here = graph.place(of: step.name), !isAnswered[here] else { return nil }
    return (
      "a call can come to `\(step.name)` without a key pressed at `\(name)`", "lead here by keys of `\(name)` only"
    )
  }

  /// The keys that may have been pressed last when a call comes to the step: one that only puts the question again is none.
  var leading: [Ask.Key] {
    guard let asked = graph.place(of: name), let here = graph.place(of: step.name),
      case .ask(let ask) = graph.steps[asked].act
    else { return [] }
    let pressed = Set(graph.keptKeys(of: asked, at: here))
    return ask.keys.filter { pressed.contains($0.press) }
  }

  /// One of them that has no digit, so that nothing is left of it.
  var withoutDigits: Ask.Key? {
    leading.first { key in
      key.press.places.map { $0.allSatisfy { !$0.contains { $0 != "*" && $0 != "#" } } } ?? false
    }
  }

  /// How many digits there may be at most.
  var mostDigits: Int { leading.map(\.press.length).max() ?? 0 }
}
