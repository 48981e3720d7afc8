import Language

/// A case of a switch as an expression of the exchange. What a caller sends stands in it only as digits.
struct CallCondition {
  /// The subroutine that is asked first.
  let subroutine: String?
  /// A variable without which nothing is compared.
  var needed: String?
  let expression: String

  /// `step`: the one whose case it is.
  init?(_ item: Branch.Case, of step: String, _ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    switch item.test {
    case .schedule(let name, let state):
      subroutine = plan.names.context(.schedule(name))
      switch state {
      case .named(let holiday):
        let holidays = plan.contract.schedules[name]?.holidays ?? []
        // Holidays of one name are one.
        let places = holidays.indices.filter { holidays[$0].name == holiday }
        let which = places.map { "\"${HOLIDAY}\" = \"\($0 + 1)\"" }.joined(separator: " | ")
        expression = "\"${GOSUB_RETVAL}\" = \"holiday\" & (\(which))"
      case .open, .holiday, .emergency: expression = "\"${GOSUB_RETVAL}\" = \"\(state.text)\""
      }
    case .anonymous:
      subroutine = nil
      expression = "\"${CALLERID(num)}\" = \"\""
    case .caller(let list):
      subroutine = plan.names.context(.list(list))
      expression = "\"${GOSUB_RETVAL}\" = \"yes\""
    case .called(let number):
      subroutine = nil
      expression = "\"n${FILTER(0-9,${CALLERID(dnid)})}\" = \"n\(Self.digits(number))\""
    case .waiting(let queue, let count):
      subroutine = nil
      expression = "${QUEUE_WAITING_COUNT(\(plan.names.queue(queue)))} >= \(count)"
    case .inProgress(let count):
      subroutine = nil
      // This call is one of them.
      expression = "${GROUP_COUNT(\(plan.names.context(.flow(flow.name)))@\(Self.group))} > \(count)"
    case .visits(let count):
      subroutine = nil
      expression = "${\(PhoneNames.visits(flow, step))} >= \(count)"
    case .calledBefore(let count, let span):
      subroutine = nil
      expression = "${\(PhoneNames.callsBefore(within: span.seconds))} >= \(count)"
    case .value(let source, let wanted):
      subroutine = nil
      let variable = PhoneNames.value(source, flow)
      if case .keys = source, case .word(let keys) = wanted {
        expression = Self.compared(variable, KeyPattern(keys))
        return
      }
      guard let test = plan.resolved.test(.value(source, wanted), in: flow.graph) else { return nil }
      guard let numbers = test.numbers else {
        // A variable holds what the contract writes. A letter before a word keeps it from being a number.
        let isVariable = if case .variable = source { true } else { false }
        let word = if isVariable, case .word(let word) = wanted { word } else { test.read ?? "" }
        expression = "\"n${\(variable)}\" = \"n\(word)\""
        return
      }
      needed = variable
      expression = Self.isWithin(numbers, "${\(variable)}", least: item.least, limit: item.limit)
    case nil: return nil
    }
  }

  /// Whether digits are one of some numbers: `at_least` and `below` ask for one bound each, `is` and both of them for two.
  static func isWithin(_ numbers: ClosedRange<Int>, _ digits: String, least: Int?, limit: Int?) -> String {
    let bounds = [
      least == nil && limit != nil ? nil : "\(digits) >= \(numbers.lowerBound)",
      least != nil && limit == nil ? nil : "\(digits) <= \(numbers.upperBound)",
    ]
    return bounds.compactMap(\.self).joined(separator: " & ")
  }

  /// Digits that were pressed, or none.
  private static func compared(_ variable: String, _ keys: KeyPattern) -> String {
    if !keys.isVariable { return "\"n${\(variable)}\" = \"n\(keys.text)\"" }
    return "${REGEX(\"^\(keys.expression)$\" ${\(variable)})} = 1"
  }

  /// The category of groups in which a dialplan's calls are counted.
  static let group = "parlance"

  static func digits(_ number: String) -> String { String(number.filter { $0.isASCII && $0.isNumber }) }
}

/// A list of numbers as a subroutine that returns `yes` if the caller's is in it. A letter before the digits keeps them
/// from being compared as numbers.
enum NumberListContext {
  static func write(_ list: NumberList, to text: inout DialplanText, context: String) {
    text.context(context, "List \(list.name): is the caller's number in it?")
    text.begin("s")
    text.run("Set(LOCAL(CALLER)=${FILTER(0-9,${CALLERID(num)})})")
    for number in list.numbers {
      text.run("GotoIf($[\"n${CALLER}\" = \"n\(CallCondition.digits(number))\"]?yes)")
    }
    for prefix in list.prefixes {
      let digits = CallCondition.digits(prefix)
      text.run("GotoIf($[\"n${CALLER:0:\(digits.count)}\" = \"n\(digits)\"]?yes)")
    }
    text.run("Return(no)")
    text.run("Return(yes)", label: "yes")
  }
}
