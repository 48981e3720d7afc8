import JSONSchemas
import Language

/// Plays a call through a dialplan for FreeSWITCH: conditions are read when the call comes to an extension, and the first
/// extension whose conditions all hold is taken.
struct FreeSWITCHPlayer {
  enum Stop: Hashable {
    /// The call was sent to an extension that the caller of the player wants to know of.
    case sent(String)
    case ended
    /// No extension takes the call, or it goes round.
    case lost(String)
  }

  let plan: FreeSWITCHPlan
  var variables: [String: String] = [:]
  /// What the caller presses whenever he is asked.
  var key = ""
  /// What comes of a call to somebody.
  var leg: (disposition: String, end: String) = ("SUCCESS", "NORMAL_CLEARING")
  /// What a far end says of the call that it was asked to make; empty if it refuses, or says nothing in time.
  var referred = ""
  /// The time on the clock of the zone that the call goes by.
  var minute = CivilMinute(CalendarDate(year: 2027, month: 1, day: 13), 720)
  /// Extensions at which to stop.
  var stops: Set<String> = []

  /// What was played, in order, and how often a key was asked for.
  private(set) var played: [String] = []
  private(set) var asked = 0
  /// The addresses to which the call was handed over.
  private(set) var deflected: [String] = []
  /// Each `parlance_recording` that there was while something was played, somebody was called, a key was asked for or a
  /// message taken.
  private(set) var recordings: Set<String> = []
  /// The calls to somebody.
  private(set) var bridges: [Bridge] = []
  /// The modules that have said numbers: one for each language.
  private(set) var sayModules: Set<String> = []
  private(set) var zones: Set<String> = []
  /// What was played before the recording began.
  private(set) var playedBeforeRecording: Int?
  private(set) var last: Range<Int>?

  /// A call to somebody: how it was begun, how long it rings, and where the far end may send the caller meanwhile.
  struct Bridge {
    let data: String
    let timeout: String
    let transfers: String
  }

  init(_ plan: FreeSWITCHPlan) { self.plan = plan }

  mutating func play(_ destination: String, in context: String) -> Stop {
    var place = (destination: destination, context: context)
    for round in 0..<60 {
      if round > 0 && stops.contains(place.destination) { return .sent(place.destination) }
      guard let found = take(place.destination, in: place.context) else {
        return .lost("nothing takes `\(place.destination)` in `\(place.context)`")
      }
      guard let next = run(found) else { return .ended }
      place = next
    }
    return .lost("`\(destination)` goes round in a circle")
  }

  private mutating func take(_ destination: String, in context: String) -> FreeSWITCHPlan.Extension? {
    guard let context = plan.contexts[context] else { return nil }
    for found in context.extensions {
      var holds = true
      for condition in found.conditions where holds { holds = self.holds(condition, destination) }
      if holds { return found }
    }
    return nil
  }

  /// Runs an extension's actions; where the call goes then, or nil if it ends.
  private mutating func run(_ found: FreeSWITCHPlan.Extension) -> (destination: String, context: String)? {
    for action in found.actions {
      last = action.range
      switch action.application {
      case "transfer": return action.target ?? ("", "")
      case "hangup": return nil
      case "set":
        let parts = action.data.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { variables[String(parts[0])] = expanded(String(parts[1])) }
      case "playback": hear(action.data)
      case "say":
        // `en number iterated 12`
        let words = expanded(action.data).split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let manners = ["iterated": "digits", "pronounced": "number"]
        guard words.count == 4, words[1] == "number", let manner = manners[words[2]] else {
          played.append("`\(action.data)`")
          continue
        }
        played.append("\(manner) \(words[3])")
        sayModules.insert(words[0])
      case "play_and_get_digits":
        asked += 1
        recordings.insert(variables["parlance_recording"] ?? "")
        let words = action.data.split(separator: " ").map(String.init)
        if words.count == 9 {
          hear(words[5])
          variables[words[7]] = (try? Pattern(words[8]))?.matches(key) == true ? key : ""
        }
      case "bridge":
        recordings.insert(variables["parlance_recording"] ?? "")
        bridges.append(
          Bridge(
            data: expanded(action.data), timeout: variables["call_timeout"] ?? "",
            transfers: variables["force_transfer_context"] ?? ""))
        variables["originate_disposition"] = leg.disposition
        variables["bridge_hangup_cause"] = leg.end
      case "deflect":
        recordings.insert(variables["parlance_recording"] ?? "")
        deflected.append(expanded(action.data))
        // Without this it ends the call whatever comes of the new one.
        if variables["sip_refer_continue_after_reply"] != "true" { return nil }
        if !referred.isEmpty { variables["sip_refer_target_status_code"] = referred }
      case "record": recordings.insert(variables["parlance_recording"] ?? "")
      case "record_session": playedBeforeRecording = playedBeforeRecording ?? played.count
      case "execute_extension":
        if let target = action.target, let inner = take(target.destination, in: target.context) { _ = run(inner) }
      default: break
      }
    }
    return nil
  }

  /// A sound, or several as one; in the folder of the call's language.
  private mutating func hear(_ sound: String) {
    let sound = sound.replacing("${parlance_language}", with: variables["parlance_language"] ?? "")
    let list =
      sound.hasPrefix("file_string://") ? sound.dropFirst("file_string://".count).split(separator: "!") : [sound[...]]
    played += list.map(String.init)
    recordings.insert(variables["parlance_recording"] ?? "")
  }

  private mutating func holds(_ condition: FreeSWITCHPlan.Condition, _ destination: String) -> Bool {
    for attribute in condition.attributes {
      switch attribute.name {
      case "field", "expression": continue
      case "wday": if !within(attribute.value, Self.weekday(minute.date)) { return false }
      case "mday": if !within(attribute.value, minute.date.day) { return false }
      case "mon": if !within(attribute.value, minute.date.month) { return false }
      case "year": if !within(attribute.value, minute.date.year) { return false }
      case "time-of-day": if !isTime(attribute.value) { return false }
      default: return false
      }
      zones.insert(variables["timezone"] ?? "")
    }
    guard let field = condition.value("field") else { return true }
    let text = field == "destination_number" ? destination : expanded(field.contains("$") ? field : "${\(field)}")
    return condition.matches(text)
  }

  private func expanded(_ text: String) -> String {
    var result = text
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      result = result.replacing("${\(name)}", with: value)
    }
    result = result.replacing("${strftime(%Y)}", with: "\(minute.date.year)")
    return result.hasPrefix("${") && result.hasSuffix("}") ? "" : result.replacing(/\$\{[a-z0-9_]+\}/, with: "")
  }

  /// Sunday is 1.
  static func weekday(_ date: CalendarDate) -> Int {
    (Weekday.allCases.firstIndex(of: date.weekday)! + 1) % 7 + 1
  }

  /// `2-6`, `7`: ranges go upwards only.
  private func within(_ range: String, _ value: Int) -> Bool {
    let ends = range.split(separator: "-").compactMap { Int($0) }
    guard let from = ends.first, let to = ends.last, ends.count <= 2 else { return false }
    return from <= value && value <= to
  }

  /// `08:00:00-17:59:59`: any second of the minute will do.
  private func isTime(_ range: String) -> Bool {
    let ends = range.split(separator: "-").map { $0.split(separator: ":").compactMap { Int($0) } }
    guard ends.count == 2, ends.allSatisfy({ $0.count == 3 }) else { return false }
    let seconds = ends.map { $0[0] * 3_600 + $0[1] * 60 + $0[2] }
    return seconds[0] <= minute.minutes * 60 && minute.minutes * 60 + 59 <= seconds[1]
  }
}
