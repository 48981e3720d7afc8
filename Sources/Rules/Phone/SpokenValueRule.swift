import Findings
import Language
import Resolve

/// What is said of a call, or told to whoever answers, is there and can be said.
enum SpokenValueRule: Rule {
  static let kind = FindingKind(
    "phone/spoken-value", .error,
    "Checks that a value which a step says, or tells whoever answers, is there and can be said",
    why: """
      Digits are said one by one: 1 to 20 of them, keys or a text that can be nothing else. A number is a whole one, from \
      -999,999,999 to 999,999,999, which is what every exchange can say. A day is a text with `format: date`; a day or a \
      time in a time zone one with `format: date-time`. A span of time is a whole number from 0 to 999,999. Where no key was pressed, or the tool has failed, \
      there is nothing to say, and a caller hears half a sentence. What card or health data was keyed in is never said: \
      whoever is near hears it, and a recording too. Nor is it told to whoever answers (`screen`, `tell`); to them the number \
      that the caller shows may be told, which there is in inbound dialplans only.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.dialplan.steps.flatMap { step -> [Finding] in
        let said = step.spokenValues.map { SpokenValueFit($0, of: step, in: dialplan.graph, contract) }
        let told = step.toldValues.map { SpokenValueFit($0, of: step, in: dialplan.graph, contract, isTold: true) }
        return (said + told).compactMap { fit in
          fit.problem.map { Finding(kind, at: $0.place, $0.message, notes: $0.notes, help: $0.help) }
        }
      }
    }
  }
}
