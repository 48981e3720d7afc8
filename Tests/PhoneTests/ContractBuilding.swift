import SourceText
import Syntax

@testable import Language
@testable import Resolve

/// A node that nobody wrote.
let nowhere = NodeID(index: -1)

func hours(_ days: [Weekday], _ from: Int, _ to: Int) -> Hours {
  var hours = Hours(node: nowhere)
  hours.days = days
  hours.from = TimeOfDay(minutes: from)
  hours.to = TimeOfDay(minutes: to)
  return hours
}

func holiday(_ name: String, _ month: Month, day: Int? = nil, nth: Int? = nil, _ weekday: Weekday? = nil)
  -> Holiday
{
  var yearly = Holiday.Yearly(node: nowhere)
  yearly.month = month
  yearly.day = day
  yearly.nth = nth
  yearly.weekday = weekday
  var holiday = Holiday(node: nowhere)
  holiday.name = name
  holiday.every = yearly
  return holiday
}

func holiday(_ name: String, from: CalendarDate, to: CalendarDate) -> Holiday {
  var holiday = Holiday(node: nowhere)
  holiday.name = name
  holiday.from = from
  holiday.to = to
  return holiday
}

func step(
  _ name: String, disclose: [Step.Disclosure] = [], say: String? = nil, _ act: Step.Act = .none,
  next: String? = nil
) -> Step {
  var step = Step(node: nowhere)
  step.name = name
  step.disclose = disclose
  step.say = say.map { Speech($0) }
  step.act = act
  step.next = next
  return step
}

func branch(_ condition: String, _ next: String, otherwise: String) -> Step.Act {
  var item = Branch.Case(node: nowhere)
  item.schedule = condition
  item.next = next
  var branch = Branch()
  branch.cases = [item]
  branch.otherwise = otherwise
  return .branch(branch)
}

func retry(_ next: String, after: Int? = nil, tries: Int? = nil, say: String? = nil) -> Ask.Retry {
  var retry = Ask.Retry(node: nowhere)
  retry.next = next
  retry.after = after.map { Duration($0, .second) }
  retry.tries = tries
  retry.say = say.map { Speech($0) }
  return retry
}

func ask(
  _ prompt: String, _ keys: [(Character, String)], noInput: Ask.Retry?, noMatch: Ask.Retry?,
  machine: String? = nil
) -> Step.Act {
  var ask = Ask()
  ask.prompt = Speech(prompt)
  ask.keys = keys.map {
    var key = Ask.Key(node: nowhere)
    key.press = KeyPattern(String($0.0))
    key.next = $0.1
    return key
  }
  ask.noInput = noInput
  ask.noMatch = noMatch
  ask.machine = machine
  return .ask(ask)
}

func ways(_ ways: [(String, String)]) -> [OutcomeWay] {
  ways.map { OutcomeWay(outcome: $0.0, next: $0.1, key: nowhere, node: nowhere) }
}

func connect(_ agent: String, timeout: Int? = 20, _ outcomes: [(String, String)]) -> Step.Act {
  var connect = Connect()
  connect.agent = agent
  connect.timeout = timeout.map { Duration($0, .second) }
  connect.outcomes = ways(outcomes)
  return .connect(connect)
}

func transfer(_ destination: String, timeout: Int? = 30, _ outcomes: [(String, String)]) -> Step.Act {
  var transfer = Transfer()
  transfer.destinations = [destination]
  transfer.timeout = timeout.map { Duration($0, .second) }
  transfer.outcomes = ways(outcomes)
  return .transfer(transfer)
}

func record(_ mailbox: String, max: Int? = 120, finish: Character? = "#") -> Step.Act {
  var recording = Recording(node: nowhere)
  recording.mailbox = mailbox
  recording.max = max.map { Duration($0, .second) }
  recording.finish = finish
  return .record(recording)
}

extension Section {
  init(_ elements: Element...) {
    self.init()
    for element in elements { _ = add(element) }
  }

  /// The section with one declaration changed.
  func with(_ name: String, _ change: (inout Element) -> Void) -> Section {
    var result = Section()
    for var element in self {
      if element.name == name { change(&element) }
      _ = result.add(element)
    }
    return result
  }

  func without(_ name: String) -> Section {
    var result = Section()
    for element in self where element.name != name { _ = result.add(element) }
    return result
  }
}

extension Contract {
  /// The contract with its dialplans' graphs, as if it had been read.
  var resolved: ResolvedContract {
    ResolvedContract(
      contract: self, origin: Origin(sources: SourceSet(), tree: NodeTree()), types: TypeTable(types),
      tools: [],
      widgets: [], dialplans: dialplans.map { ResolvedDialplan($0) })
  }

  mutating func change(_ dialplan: String, _ step: String, _ change: (inout Step) -> Void) {
    dialplans = dialplans.with(dialplan) { $0.steps = $0.steps.with(step, change) }
  }
}
