import Language

/// Cases of a switch that no call comes to, because another one is taken before.
extension Branch {
  /// A case before another one that holds whenever that does; nil if there is none.
  func cover(of place: Int) -> Case? {
    guard let test = cases[place].test else { return nil }
    return cases[..<place].first { $0.test?.holdsWhenever(test) ?? false }
  }
}

extension Branch.Case {
  /// The condition as it is written.
  var written: String {
    switch test {
    case .schedule(let name, .open): "`if: \(name)`"
    case .schedule(let name, let state): "`if: \(name)` with `is: \(state.text)`"
    case .anonymous: "`caller: anonymous`"
    case .caller(let list): "`caller: \(list)`"
    case .called(let number): "`called: \(number)`"
    case .waiting(let queue, let count): "`queue: \(queue)` with `waiting: \(count)`"
    case .inProgress(let count): "`calls: \(count)`"
    case .visits(let count): "`visits: \(count)`"
    case .calledBefore(let count, let span): "`called_before: \(count)` within \(span.text)"
    case .value(let source, let wanted): "`value: $(\(source.text))`, which \(wanted.text)"
    case nil: "nothing"
    }
  }

  /// The key that says most of it.
  var mainKey: String {
    switch test {
    case .schedule: state == nil ? "if" : "is"
    case .anonymous, .caller: "caller"
    case .called: "called"
    case .waiting: waiting == nil ? "queue" : "waiting"
    case .inProgress: "calls"
    case .visits: "visits"
    case .calledBefore: "called_before"
    case .value: "value"
    case nil: "next"
    }
  }
}

extension Branch.Case.Test {
  /// Whether it holds in each moment in which the other one does.
  func holdsWhenever(_ other: Self) -> Bool {
    switch (self, other) {
    case (.inProgress(let few), .inProgress(let many)), (.visits(let few), .visits(let many)): few <= many
    case (.waiting(let queue, let few), .waiting(let same, let many)): queue == same && few <= many
    // Who has called so often in a span has done so in one that it is a part of, too.
    case (.calledBefore(let few, let longer), .calledBefore(let many, let span)):
      few <= many && span.seconds > 0 && longer.seconds % span.seconds == 0
    case (.schedule(let name, .holiday), .schedule(let same, .named)): name == same
    default: self == other
    }
  }
}
