import Facts
import JSONValues
import Language
import Resolve

/// The names under which the parts of a contract stand in an exchange's files: no two alike, none too long.
struct PhoneNames {
  private(set) var contexts: [Key: String] = [:]
  /// The contexts of the steps of each dialplan, both by their places.
  private var steps: [[String]] = []
  private(set) var endpoints: [String: String] = [:]
  private var families: [String: String] = [:]
  private(set) var mailboxes: [String: String] = [:]

  /// What a context is for.
  enum Key: Hashable {
    /// What comes in by a trunk.
    case trunk(String)
    case schedule(String)
    case list(String)
    case queue(String)
    case calling(String)
    case leg
    case flow(String)
    /// What counts the calls of each number.
    case calls(String)
    case ended(String)
    case recording(String)
    case outbound(String)
    /// Where an agent may send the call (REFER).
    case exits(String, String)
    case header(String, String)
    /// Where whoever answers may pass the caller on.
    case passing(String, String)
    /// What whoever answers hears.
    case telling(String, String)
    /// What says spans of time in a language.
    case durations(String, String)
  }

  init(_ resolved: ResolvedContract) {
    let contract = resolved.contract
    let dialplans = resolved.dialplans
    var table = NameTable(count: dialplans.reduce(64) { $0 + $1.graph.steps.count + 4 })
    func context(_ key: Key, _ name: String) {
      contexts[key] = table.name(name, limit: PhoneFacts.contextNameLength)
    }
    context(.leg, "parlance-leg")
    for trunk in contract.trunks { context(.trunk(trunk.name), "from-\(trunk.name)") }
    for schedule in contract.schedules { context(.schedule(schedule.name), "schedule-\(schedule.name)") }
    for list in contract.lists { context(.list(list.name), "list-\(list.name)") }
    for queue in contract.queues { context(.queue(queue.name), "queue-\(queue.name)") }
    for rules in contract.callingRules { context(.calling(rules.name), "calls-\(rules.name)") }
    var counting: [String] = []
    for flow in dialplans {
      let name = flow.dialplan.name
      context(.flow(name), name)
      if flow.dialplan.direction == .outbound { context(.outbound(name), "\(name)-outbound") }
      if flow.dialplan.recordCall != nil { context(.recording(name), "\(name)-recording") }
      if flow.dialplan.countsCalls {
        context(.calls(name), "\(name)-calls")
        counting.append(name)
      }
      var contexts: [String] = []
      contexts.reserveCapacity(flow.graph.steps.count)
      for step in flow.graph.steps {
        contexts.append(table.name(String(joining: name, "-", step.name), limit: PhoneFacts.contextNameLength))
        if case .transfer(let transfer) = step.act, let told = transfer.told {
          context(.telling(name, step.name), "\(name)-\(step.name)-\(told.key)")
        }
        if !step.passing.isEmpty { context(.passing(name, step.name), "\(name)-\(step.name)-passing") }
        guard case .connect = step.act else { continue }
        context(.exits(name, step.name), "\(name)-\(step.name)-exits")
        context(.header(name, step.name), "\(name)-\(step.name)-header")
      }
      steps.append(contexts)
      guard flow.dialplan.saysSpans else { continue }
      for language in DurationSounds.languages(of: resolved.spoken(flow)) {
        context(.durations(name, language), "\(name)-duration-\(PhoneFacts.languageFolder(of: language))")
      }
    }
    var objects = NameTable()
    for trunk in contract.trunks { endpoints["trunk.\(trunk.name)"] = objects.name("trunk-\(trunk.name)") }
    for line in contract.destinations {
      endpoints["destination.\(line.name)"] = objects.name("line-\(line.name)")
    }
    for stream in contract.streams { endpoints["stream.\(stream.name)"] = objects.name("stream-\(stream.name)") }
    var trees = NameTable()
    for dialplan in counting {
      let name = NameTable.token(dialplan).split(separator: "_").joined(separator: "-")
      families[dialplan] = trees.name(name, limit: PhoneFacts.contextNameLength)
    }
    var boxes = NameTable()
    for mailbox in contract.mailboxes { mailboxes[mailbox.name] = boxes.name(mailbox.name) }
  }

  func context(_ key: Key) -> String { contexts[key] ?? "parlance-nowhere" }
  func step(_ flow: PhonePlan.Flow, _ step: Int) -> String { steps[flow.number][step] }
  func step(_ flow: PhonePlan.Flow, _ step: String) -> String {
    flow.graph.place(of: step).map { steps[flow.number][$0] } ?? "parlance-nowhere"
  }
  func trunk(_ name: String) -> String { endpoints["trunk.\(name)"] ?? "trunk-nowhere" }
  func destination(_ name: String) -> String { endpoints["destination.\(name)"] ?? "line-nowhere" }
  func stream(_ name: String) -> String { endpoints["stream.\(name)"] ?? "stream-nowhere" }
  func queue(_ name: String) -> String { context(.queue(name)) }
  func lot(_ name: String) -> String { "lot-\(NameTable.token(name))" }
  func room(_ name: String) -> String { "room-\(NameTable.token(name))" }
  func mailbox(_ name: String) -> String { mailboxes[name] ?? "nobody" }

  /// Where the exchange's database counts the calls of each number in a span of so many seconds. Whoever deletes a family
  /// deletes all whose names are like it, and then `_` stands for any letter (Asterisk 22, measured 2026-11-26).
  func calls(_ flow: PhonePlan.Flow, within seconds: Int) -> String {
    "parlance-calls/\(families[flow.name] ?? "nowhere")/\(seconds)"
  }

  /// The variable that holds how many other calls the number of a call has made in such a span.
  static func callsBefore(within seconds: Int) -> String { "CALLS_\(seconds)" }

  /// What counts how often a call has come to a step that asks for it: a variable of the call, which no leg inherits.
  static func visits(_ flow: PhonePlan.Flow, _ step: String) -> String {
    "VISITS_\((flow.graph.place(of: step) ?? -1) + 1)"
  }

  /// The user part of the address to which an agent sends a call, and the extension that takes it there. A single
  /// letter would meet an extension with a meaning of its own (`h`, `i`, `t`), and `-` counts for nothing in one.
  static func referUser(_ exit: String) -> String {
    let token = NameTable.token(exit).split(separator: "-").joined(separator: "_")
    return token.utf8.count < 2 ? "exit_\(token)" : token
  }

  /// How the model's side knows where a call comes from: `support_line.assistant`; in another language than the agent's
  /// first `support_line.assistant.es`.
  static func route(_ dialplan: String, _ step: String, _ tag: String? = nil) -> String {
    "\(NameTable.token(dialplan)).\(NameTable.token(step))" + (tag.map { ".\($0)" } ?? "")
  }
}

extension Dialplan {
  /// Whether a step asks how often the caller has called before.
  fileprivate var countsCalls: Bool {
    steps.elements.indices.contains { place in
      guard case .branch(let branch) = steps.elements[place].act else { return false }
      return branch.cases.contains { $0.calledBefore != nil }
    }
  }
}
