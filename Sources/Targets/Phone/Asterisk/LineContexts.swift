import Facts
import Language
import Resolve

/// What connects a caller with people, or keeps them waiting: `transfer`, `queue`, `park`, `conference`.
extension StepContext {
  func write(_ transfer: Transfer, to text: inout DialplanText) {
    let lines = transfer.destinations.compactMap { plan.contract.destinations[$0] }.map {
      DialledAddress.text($0, plan)
    }
    let ringing = transfer.timeout?.seconds ?? PhoneFacts.usualRinging
    let leg = names.context(.leg)
    let answered = transfer.told == nil ? leg : names.context(.telling(flow.name, step.name))
    let prompt = flow.prompts.told(transfer, in: step)
    let telling = prompt.map { TellingContext($0, of: transfer, step, flow, plan) }
    var argument = telling?.arguments ?? ""
    // H: the caller's `disconnect` of features.conf, which holds in no other leg.
    let leaves = transfer.leave != nil
    if leaves && prompt == nil { argument = "^watch" }
    // t: whoever answers may pass the caller on by the keys of features.conf.
    let passes = !transfer.passing.isEmpty
    let options = "g\(leaves ? "H" : "")\(passes ? "t" : "")U(\(answered)\(argument))"
    let rung = transfer.order == .together ? [lines.joined(separator: "&")] : lines
    let wait = text.wait("RINGING", ringing)
    if passes { allowPassing(to: &text) }
    for (place, address) in rung.enumerated() {
      text.run("Set(LEG_UP=)")
      text.run("Set(LEG_ENDED=)")
      text.run("Set(LEG_CAUSE=)")
      if transfer.screen != nil { text.run("Set(LEG_DECLINED=)") }
      if leaves { text.run("Set(LEG_HUNG_UP=)") }
      // By itself the exchange keeps what was said to earlier calls.
      if !transfer.refusals.isEmpty { text.run("HangupCauseClear()") }
      text.run("Dial(\(address),\(wait),\(options))")
      if place < rung.count - 1 {
        let isTaken = transfer.screen == nil ? "" : " & \"${LEG_DECLINED}\" = \"\""
        text.run("GotoIf($[\"${DIALSTATUS}\" = \"ANSWER\"\(isTaken)]?over)")
        // Who leaves while it rings wants no other line rung.
        if leaves { text.run("GotoIf($[\"${DIALSTATUS}\" = \"CANCEL\"]?over)") }
      }
    }
    var over = rung.count > 1 ? "over" : nil
    var labelled: [String] = []
    if passes {
      text.run("\(Self.wasNotTaken)", label: over)
      over = nil
    }
    if !transfer.refusals.isEmpty {
      text.run("Gosub(\(leg),refused,1(\(transfer.order == .together ? lines.count : 1)))", label: over)
      labelled = writeJumps(transfer.refusals, to: &text)
      over = nil
    }
    text.run("Gosub(\(leg),\(leaves ? "left" : "result"),1(0))", label: over)
    let isGoingOn = transfer.outcomes.contains { $0.outcome == "completed" }
    let outcomes =
      PhoneFacts.transferOutcomes + (transfer.screen == nil ? [] : ["declined"])
      + (leaves ? [PhoneFacts.leftOutcome] : [])
    if passes { labelled.append(PhoneFacts.notTakenOutcome) }
    writeOutcomes(outcomes, otherwise: isGoingOn ? "completed" : "end", labelled: labelled, to: &text)
    if passes { writePassing(transfer.passing, ringing: ringing, to: &text) }
    telling?.write(answered, isWatched: leaves, to: &text)
  }

  func write(_ waiting: Waiting, to text: inout DialplanText) {
    let queue = names.queue(waiting.queue)
    let isGoingOn = waiting.outcomes.contains { $0.outcome == "completed" }
    if !waiting.keys.isEmpty { text.run("Set(PARLANCE_STEP=\(names.step(flow, index)))") }
    var longest = waiting.timeout.map { text.wait("WAITING", $0.seconds) } ?? ""
    let patience = longest
    if let schedule = waiting.schedule {
      text.run("Gosub(\(names.context(.schedule(schedule))),until,1(\(patience)))")
      text.run("Set(OPEN=${GOSUB_RETVAL})")
      text.run("GotoIf($[${OPEN} <= 0]?closed)")
      longest = "${OPEN}"
    }
    // A caller may have waited with another priority before.
    if plan.shared.prioritized.contains(waiting.queue) { text.run("Set(QUEUE_PRIO=\(waiting.priority ?? 0))") }
    // A rule of the queue raises it only where it is set; a caller may have waited in another queue before.
    if plan.contract.queues[waiting.queue]?.backup.isEmpty == false { text.run("Set(QUEUE_RAISE_PENALTY=0)") }
    let passes = !waiting.passing.isEmpty
    if passes { allowPassing(to: &text) }
    text.run("Queue(\(queue),\(isGoingOn || passes ? "c" : "")\(passes ? "t" : ""),,,\(longest))")
    if passes { text.run("\(Self.wasNotTaken)") }
    text.run("Gosub(\(names.context(.leg)),queued,1)")
    if waiting.schedule != nil {
      text.run("GotoIf($[\"${GOSUB_RETVAL}\" = \"timeout\" & ${OPEN} < \(patience)]?closed)")
    }
    let outcomes = PhoneFacts.queueOutcomes.filter { outcome in
      flow.graph.leaving[index].contains { $0.outcome == outcome }
    }
    writeOutcomes(
      outcomes, otherwise: isGoingOn ? "completed" : "end", labelled: passes ? [PhoneFacts.notTakenOutcome] : [],
      to: &text)
    if waiting.schedule != nil {
      text.run("NoOp(Nobody waits any more)", label: "closed")
      leave(PhoneFacts.closedOutcome, to: &text)
    }
    for key in waiting.keys {
      // The queue's own context leads here.
      text.begin("key\(Self.word(key.press.text))")
      leave("key:\(key.press.text)", to: &text)
    }
    if passes { writePassing(waiting.passing, ringing: PhoneFacts.usualRinging, to: &text) }
  }

  /// A key as a word: an extension of its own that no caller can dial.
  static func word(_ key: String) -> String { key == "*" ? "star" : key == "#" ? "pound" : key }

  func write(_ parking: Parking, to text: inout DialplanText) {
    let seconds = parking.timeout?.seconds ?? PhoneFacts.usualParking
    let context = names.step(flow, index)
    let longest = text.wait("PARKED", seconds)
    text.run("Park(\(names.lot(parking.lot)),st(\(longest))c(\(context),timeout,1))")
    // Only a call that found no slot comes to this line.
    leave("failed", to: &text)
    text.begin("timeout")
    leave("timeout", to: &text)
  }

  func write(_ meeting: Meeting, to text: inout DialplanText) {
    if let pin = meeting.pin { ask(pin, to: &text) }
    text.run("Set(CONFBRIDGE(user,quiet)=\(meeting.isAnnounced ? "no" : "yes"))")
    text.run("Set(CONFBRIDGE(user,startmuted)=\(meeting.isMuted ? "yes" : "no"))")
    text.run("Set(CONFBRIDGE(user,music_on_hold_when_empty)=yes)")
    if meeting.isModerator { text.run("Set(CONFBRIDGE(user,marked)=yes)") }
    if plan.hasModerator(meeting.room) && !meeting.isModerator {
      text.run("Set(CONFBRIDGE(user,wait_marked)=yes)")
      text.run("Set(CONFBRIDGE(user,end_marked)=yes)")
    }
    text.run("ConfBridge(\(names.room(meeting.room)))")
    leave(step.next == nil ? "end" : "next", to: &text)
    guard meeting.pin != nil else { return }
    text.run("Set(PIN=)", label: "wrong")
    leave("wrong_pin", to: &text)
  }

  /// Goes on at `meet` with the right digits. ConfBridge has a PIN of its own, but hangs up on whoever has another. A letter
  /// before the digits keeps them from being compared as numbers.
  private func ask(_ pin: Meeting.Pin, to text: inout DialplanText) {
    let tries = pin.tries ?? PhoneFacts.usualPinTries
    if tries > 1 { text.run("Set(PIN_TRIES=0)") }
    let question = flow.prompts.pin("pin", in: step)?.played ?? ""
    text.run("Read(PIN,\(question),\(PhoneFacts.longestPin),,1,\(PhoneFacts.pinSilence))", label: "again")
    text.run("GotoIf($[\"p${PIN}\" = \"p@secret(\(pin.code.secret))\"]?meet)")
    if tries > 1 {
      text.run("Set(PIN_TRIES=$[${PIN_TRIES} + 1])")
      text.run("GotoIf($[${PIN_TRIES} >= \(tries)]?wrong)")
      if let again = flow.prompts.pin("wrong_pin", in: step) { text.run("Playback(\(again.played))") }
      text.run("Goto(s,again)")
    } else {
      text.run("Goto(s,wrong)")
    }
    text.run("Set(PIN=)", label: "meet")
  }
}

/// What is kept: messages, requests, the state of a schedule.
extension StepContext {
  func write(_ message: Recording, to text: inout DialplanText) {
    let greeting =
      switch message.greeting {
      case .unavailable: "u"
      case .busy: "b"
      case .none: ""
      }
    text.run("VoiceMail(\(names.mailbox(message.mailbox))@\(VoicemailFile.context),s\(greeting))")
    text.run("NoOp(Message ${VMSTATUS})")
    leave(step.next == nil ? "end" : "next", to: &text)
  }

  func write(_ change: EmergencySwitch, to text: inout DialplanText) {
    let flag = ScheduleContext.flag(names.context(.schedule(change.schedule)))
    text.run(
      change.isClosed ? "Set(\(flag)=closed)" : "Set(OPENED=${DB_DELETE(\(flag.dropFirst(3).dropLast()))})")
    leave("next", to: &text)
  }

  /// The number is noted down for whoever starts the outbound dialplan's calls; nothing is dialled here.
  func write(_ callBack: CallBack, to text: inout DialplanText) {
    text.run("Set(NUMBER=${FILTER(0-9,${CALLERID(num)})})")
    text.run("GotoIf($[${REGEX(\"^\(PhoneFacts.numberPattern)$\" ${NUMBER})} = 0]?refused)")
    text.run("Set(DB(parlance-callback/\(NameTable.token(callBack.dialplan))/${NUMBER})=${EPOCH})")
    leave("accepted", to: &text)
    text.run("NoOp(Not called back: no number)", label: "refused")
    leave("refused", to: &text)
  }
}
