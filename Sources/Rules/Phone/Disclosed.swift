import Language
import Resolve

extension CallGraph {
  /// For each step whether every call has been told something by the time that the step does what it does: before it, or by the
  /// step itself.
  func surely(discloses disclosure: Step.Disclosure) -> [Bool] {
    zip(surely { $0.disclose.contains(disclosure) }, steps).map { $0 || $1.disclose.contains(disclosure) }
  }

  /// What to write where some call has not been told something that it must be.
  func help(toDisclose disclosure: Step.Disclosure) -> String {
    let word = disclosure.rawValue
    return dialplan.words(of: disclosure) != nil
      ? "add `disclose: [\(word)]` to the step, or to one that every path goes through"
      : "add `disclosures: {\(word): …}` to the dialplan, and `disclose: [\(word)]` to the step"
  }
}
