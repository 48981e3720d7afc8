import JSONValues
import Language
import Outputs
import Resolve

/// `phone/<dialplan>.mmd`: the flow as a Mermaid flowchart, one box a step, one arrow a way.
enum FlowDiagram {
  static func output(_ flow: PhonePlan.Flow) -> Output {
    Output(
      path: "phone/\(NameTable.token(flow.name)).mmd", bytes: bytes(flow),
      declarations: ["dialplan.\(flow.name)"])
  }

  private static func bytes(_ flow: PhonePlan.Flow) -> [UInt8] {
    // More than steps and ways take.
    ByteBuffer.array(room: (flow.graph.steps.count + flow.graph.ways.count + 4) * 96) { write(flow, to: &$0) }
  }

  private static func write(_ flow: PhonePlan.Flow, to text: inout ByteBuffer) {
    text.append("flowchart TD\n")
    let origin =
      flow.dialplan.direction == .inbound ? flow.dialplan.numbers.joined(separator: ", ") : "call starts"
    text.append("  origin([\"\(label(origin))\"])\n")
    for index in flow.graph.steps.indices {
      let (left, right) = shape(flow.graph.steps[index].act)
      text.append("  s")
      text.append(decimal: index)
      text.append(left)
      text.append(0x22)
      write(title: flow.graph.steps[index], to: &text)
      text.append(0x22)
      text.append(right)
      text.append(0x0A)
    }
    if flow.graph.ways.contains(where: { label(ofEnd: $0, flow) != nil }) {
      text.append("  done([\"call over\"])\n")
    }
    if let start = flow.graph.start { text.append("  origin --> s\(start)\n") }
    for way in flow.graph.ways {
      if let next = way.to {
        arrow(way, label(way.outcome), to: &text)
        text.append(" s")
        text.append(decimal: next)
        text.append(0x0A)
      } else if let label = label(ofEnd: way, flow) {
        arrow(way, label, to: &text)
        text.append(" done\n")
      }
    }
  }

  private static func arrow(_ way: CallGraph.Way, _ label: String, to text: inout ByteBuffer) {
    text.append("  s")
    text.append(decimal: way.from)
    text.append(" -->")
    if way.outcome == "next" && way.to != nil { return }
    text.append("|\"")
    text.append(label)
    text.append("\"|")
  }

  /// What an arrow to the end of the call says; nil for a step that is the end itself.
  private static func label(ofEnd way: CallGraph.Way, _ flow: PhonePlan.Flow) -> String? {
    guard way.to == nil else { return nil }
    switch flow.graph.steps[way.from].act {
    case .transfer, .queue, .park: return "put through"
    case .refer: return "handed over"
    case .conference: return "left"
    case .record: return "message taken"
    default: return nil
    }
  }

  private static func shape(_ act: Step.Act) -> (StaticString, StaticString) {
    switch act {
    case .none: ("[", "]")
    case .branch, .call: ("{", "}")
    case .ask: ("[/", "/]")
    case .connect, .transfer, .refer, .stream, .conference: ("[[", "]]")
    case .queue, .park: ("{{", "}}")
    case .record, .callBack, .emergency: ("[(", ")]")
    case .hangup: ("([", "])")
    }
  }

  private static func write(title step: Step, to text: inout ByteBuffer) {
    text.append(label(step.name))
    let (act, name) = act(step)
    text.append(act)
    text.append(label(name))
    var notes = step.language.map { ["in \($0)"] } ?? []
    for setting in step.sets { notes.append("\(setting.name) = \(setting.value)") }
    if !step.disclose.isEmpty { notes.append("discloses \(step.disclose.map(\.rawValue).joined(separator: ", "))") }
    if !step.spokenValues.isEmpty { notes.append("says \(step.spokenValues.map(\.label).joined(separator: ", "))") }
    let told = step.toldValues
    if !told.isEmpty { notes.append("tells who answers \(told.map(\.label).joined(separator: ", "))") }
    if !notes.isEmpty { text.append(label(" (\(notes.joined(separator: "; ")))")) }
  }

  /// What a step does, and to whom or what.
  private static func act(_ step: Step) -> (StaticString, String) {
    switch step.act {
    case .none: ("", "")
    case .branch(let branch): (branch.cases.allSatisfy { $0.schedule != nil } ? ": open?" : ": which?", "")
    case .ask: (": asks", "")
    case .connect(let connect): (": agent ", connect.agent)
    case .transfer(let transfer):
      (": to ", transfer.destinations.joined(separator: transfer.order == .together ? " and " : ", then "))
    case .refer(let referral): (": handed over to ", referral.destination)
    case .stream(let streaming): (": web socket ", streaming.stream)
    case .queue(let waiting):
      (": waits in ", waiting.schedule.map { "\(waiting.queue) while \($0) is open" } ?? waiting.queue)
    case .callBack(let callBack): (": to be called back by ", callBack.dialplan)
    case .call(let call): (": asks tool ", call.tool)
    case .park(let parking): (": parked in ", parking.lot)
    case .conference(let meeting): (": meets in ", meeting.room)
    case .emergency(let change): (change.isClosed ? ": closes " : ": reopens ", change.schedule)
    case .record(let recording): (": message for ", recording.mailbox)
    case .hangup(let reason): (": hangs up", reason == .normal ? "" : " (\(reason.rawValue))")
    }
  }

  /// Mermaid reads `#name;` as a character in a quoted label, and nothing else.
  static func label(_ text: String) -> String {
    let isPlain = text.hasOnly { byte in
      switch byte {
      case 0x22, 0x23, 0x26, 0x3C, 0x3E, 0x5C, 0x60, 0x7F: false
      default: byte >= 0x20
      }
    }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "#quot;"
      case "#": result += "#35;"
      case "<": result += "#lt;"
      case ">": result += "#gt;"
      case "&": result += "#amp;"
      case "`": result += "#96;"
      case "\\": result += "#92;"
      default: if scalar.value >= 0x20 && scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
