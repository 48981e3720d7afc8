import Language
import Resolve

/// A service desk's phone: a line with hours, a menu, an agent and colleagues, and calls that remind of a visit.
func serviceDesk() -> Contract {
  var contract = Contract(node: nowhere)
  contract.name = "service-desk"
  contract.environment = "dev"
  contract.trunks = Section(carrier(), model())
  contract.destinations = Section(
    destination("dispatch_line", "sip:dispatch@pbx.example"),
    destination("payment_line", "tel:+14155550177", via: "carrier"))
  var mailbox = Mailbox(node: nowhere)
  mailbox.name = "service"
  mailbox.email = "service@desk.example"
  mailbox.retention = Duration(30, .day)
  contract.mailboxes = Section(mailbox)
  contract.schedules = Section(office())
  contract.agents = Section(frontDesk())
  contract.dialplans = Section(supportLine(), visitReminder())
  return contract
}

private func carrier() -> Trunk {
  var trunk = Trunk(node: nowhere)
  trunk.name = "carrier"
  trunk.host = "127.0.0.1"
  trunk.transport = .udp
  trunk.username = "desk"
  var password = SecretReference(node: nowhere)
  password.secret = "CARRIER_PASSWORD"
  trunk.password = password
  return trunk
}

private func model() -> Trunk {
  var trunk = Trunk(node: nowhere)
  trunk.name = "openai"
  trunk.project = "proj_dev"
  trunk.referHost = "pbx.example"
  return trunk
}

private func destination(_ name: String, _ uri: String, via: String? = nil) -> Destination {
  var destination = Destination(node: nowhere)
  destination.name = name
  destination.uri = uri
  destination.via = via
  return destination
}

private func office() -> Schedule {
  var schedule = Schedule(node: nowhere)
  schedule.name = "office"
  schedule.timezone = "America/New_York"
  schedule.hours = [hours([.mon, .tue, .wed, .thu, .fri], 480, 1080), hours([.sat], 540, 780)]
  schedule.holidays = [
    holiday("Christmas Day", .dec, day: 25),
    holiday("Thanksgiving", .nov, nth: 4, .thu),
    holiday(
      "Stock-taking", from: CalendarDate(year: 2027, month: 1, day: 4),
      to: CalendarDate(year: 2027, month: 1, day: 5)),
  ]
  return schedule
}

private func frontDesk() -> Agent {
  var agent = Agent(node: nowhere)
  agent.name = "front_desk"
  agent.surfaces = [.web, .phone]
  agent.maxDuration = Duration(20, .minute)
  var language = LanguagePolicy(node: nowhere)
  language.standard = "en-US"
  agent.language = language
  var escalation = Escalation(node: nowhere)
  escalation.phone = wayOut("escalated")
  agent.escalation = escalation
  var payment = Exit(node: nowhere)
  payment.name = "payment"
  payment.when = "The person wants to pay."
  payment.phone = wayOut("payment")
  agent.exits = Section(payment)
  var approval = Approval(node: nowhere)
  approval.name = "phone"
  approval.by = .receiver
  approval.when = "the caller said yes to the read-back"
  approval.within = Duration(15, .second)
  agent.approvals = Section(approval)
  return agent
}

private func wayOut(_ exit: String) -> WayOut {
  var way = WayOut(node: nowhere)
  way.exit = exit
  return way
}

private func supportLine() -> Dialplan {
  var dialplan = Dialplan(node: nowhere)
  dialplan.name = "support_line"
  dialplan.trunk = "carrier"
  dialplan.numbers = ["+14155550142"]
  var disclosures = Disclosures(node: nowhere)
  disclosures.ai = Speech("You may be talking to an automated assistant.")
  disclosures.recording = Speech("This call is recorded to check our service.")
  dialplan.disclosures = disclosures
  var recording = RecordCall(node: nowhere)
  recording.from = "welcome"
  recording.pauseIn = ["payments"]
  dialplan.recordCall = recording
  var retention = Retention(node: nowhere)
  retention.recording = Duration(30, .day)
  retention.transcript = Duration(30, .day)
  dialplan.retention = retention
  dialplan.start = "opening"
  dialplan.steps = Section(
    step("opening", branch("office", "welcome", otherwise: "after_hours")),
    step("welcome", disclose: [.ai, .recording], say: "Welcome to the desk.", next: "menu"),
    step(
      "menu",
      ask(
        "For our assistant press 1. For a person press 0. To pay press 5.",
        [("1", "assistant"), ("0", "human"), ("5", "payments"), ("*", "menu")],
        noInput: retry("assistant", after: 5),
        noMatch: retry("human", tries: 2, say: "Sorry, that is not one of the choices."))),
    step(
      "assistant",
      connect(
        "front_desk",
        [
          ("busy", "overflow"), ("no_answer", "overflow"), ("failed", "overflow"), ("dropped", "overflow"),
          ("escalated", "human"), ("payment", "payments"), ("time_limit", "human"), ("completed", "goodbye"),
        ])),
    step("overflow", say: "Our assistant is not available.", next: "human"),
    step(
      "human",
      transfer("dispatch_line", [("busy", "voicemail"), ("no_answer", "voicemail"), ("failed", "voicemail")])),
    step(
      "payments", transfer("payment_line", [("busy", "human"), ("no_answer", "human"), ("failed", "human")])),
    step("after_hours", disclose: [.recording], say: "We are closed.", next: "triage"),
    step(
      "triage",
      ask(
        "For an urgent leak press 1. To leave a message press 2.", [("1", "human"), ("2", "voicemail")],
        noInput: retry("voicemail", after: 6), noMatch: retry("voicemail", tries: 1))),
    step("voicemail", say: "Please leave a message after the tone.", record("service"), next: "goodbye"),
    step("goodbye", say: "Thank you. Goodbye.", .hangup(.normal)))
  return dialplan
}

private func visitReminder() -> Dialplan {
  var dialplan = Dialplan(node: nowhere)
  dialplan.name = "visit_reminder"
  dialplan.direction = .outbound
  dialplan.trunk = "carrier"
  dialplan.callerID = "+14155550142"
  dialplan.to = "PhoneNumber"
  var window = Window(node: nowhere)
  window.timezone = "callee"
  window.days = [.mon, .tue, .wed, .thu, .fri, .sat]
  window.from = TimeOfDay(minutes: 540)
  window.to = TimeOfDay(minutes: 1140)
  dialplan.window = window
  var attempts = Attempts(node: nowhere)
  attempts.max = 2
  attempts.apart = Duration(4, .hour)
  dialplan.attempts = attempts
  var disclosures = Disclosures(node: nowhere)
  disclosures.ai = Speech("This is an automated assistant calling about your visit.")
  dialplan.disclosures = disclosures
  dialplan.start = "remind"
  dialplan.steps = Section(
    step(
      "remind", disclose: [.ai],
      ask(
        "You have a visit tomorrow. To keep it press 1. For our assistant press 2. For a person press 0.",
        [("1", "thanks"), ("2", "assistant"), ("0", "human")], noInput: retry("thanks", after: 6, tries: 2),
        noMatch: retry("human", tries: 2), machine: "leave_message")),
    step(
      "assistant",
      connect(
        "front_desk",
        [
          ("busy", "human"), ("no_answer", "human"), ("failed", "human"), ("dropped", "human"),
          ("escalated", "human"), ("payment", "human"), ("time_limit", "thanks"), ("completed", "thanks"),
        ])),
    step(
      "human", transfer("dispatch_line", [("busy", "thanks"), ("no_answer", "thanks"), ("failed", "thanks")])),
    step("leave_message", say: "You have a visit tomorrow. Call us to change it.", .hangup(.normal)),
    step("thanks", say: "Thank you. Goodbye.", .hangup(.normal)))
  return dialplan
}
