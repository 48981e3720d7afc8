import Language
import Outputs
import Resolve
import Testing

@testable import Targets

/// The emitted file's text.
func emitted(_ path: String, of contract: Contract) throws -> String {
  let outputs = PhoneTarget.outputs(PhonePlan(contract.resolved))
  let output = try #require(outputs.first { $0.path == path }, "no \(path)")
  return String(decoding: output.bytes, as: UTF8.self)
}

/// The lines of a context of `extensions.conf`, without their `exten =>` and `same => n`.
func context(_ name: String, of contract: Contract) throws -> [String] {
  let text = try emitted("phone/asterisk/extensions.conf", of: contract)
  let section = try #require(
    text.split(separator: "\n[").first { $0.hasPrefix("\(name)]\n") }, "no context \(name)")
  return section.split(separator: "\n").dropFirst().prefix { !$0.hasPrefix(";") || $0.count > 0 }
    .filter { !$0.hasPrefix(";") }
    .map { $0.hasPrefix(" same => n") ? String($0.dropFirst(10)) : String($0.dropFirst(9)) }
}

@Suite struct AsteriskTests {
  @Test func everyJumpHasATarget() throws {
    let text = try emitted("phone/asterisk/extensions.conf", of: serviceDesk())
    var contexts: [String: Set<String>] = [:]
    var current = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("[") { current = String(line.dropFirst().dropLast()) }
      if line.hasPrefix("exten => ") {
        contexts[current, default: []].insert(String(line.dropFirst(9).prefix { $0 != "," }))
      }
    }
    var jumps = 0
    for line in text.split(separator: "\n") where !line.hasPrefix(";") {
      for word in ["Goto(", "?", "Gosub("] {
        for part in line.split(separator: word, omittingEmptySubsequences: false).dropFirst() {
          let target = part.prefix { $0 != ")" && $0 != "(" && $0 != ":" }.split(separator: ",")
          guard target.count == 3 else { continue }
          jumps += 1
          #expect(contexts[String(target[0])]?.contains(String(target[1])) == true, "\(line)")
        }
      }
    }
    #expect(jumps > 60)
  }

  @Test func hoursEndAMinuteEarlierAndHolidaysBeatThem() throws {
    let lines = try context("schedule-office", of: serviceDesk())
    #expect(
      lines.dropLast(6).suffix(7) == [
        ",GotoIfTime(*,*,25,dec,America/New_York?holiday1)",
        ",GotoIfTime(*,thu,22-28,nov,America/New_York?holiday2)",
        ",GotoIf($[${TODAY} >= 20270104 & ${TODAY} <= 20270105]?holiday3)",
        ",GotoIfTime(08:00-17:59,mon-fri,*,*,America/New_York?open)",
        ",GotoIfTime(09:00-12:59,sat,*,*,America/New_York?open)", "(closed),Return(closed)",
        "(open),Return(open)",
      ])
  }

  @Test func aNightIsSplitAtMidnightAndCarriesItsDay() {
    let night = TimeRanges.conditions(
      days: [.fri, .sun], from: .init(minutes: 1320), to: .init(minutes: 360))
    #expect(
      night == [
        TimeCondition(times: "22:00-23:59", weekdays: "fri&sun"),
        TimeCondition(times: "00:00-05:59", weekdays: "mon&sat"),
      ])
    let evening = TimeRanges.conditions(
      days: Weekday.allCases, from: .init(minutes: 1080), to: .init(minutes: 1440))
    #expect(evening == [TimeCondition(times: "18:00-23:59")])
    let toMidnight = TimeRanges.conditions(days: [.mon], from: .init(minutes: 1080), to: .init(minutes: 0))
    #expect(toMidnight == [TimeCondition(times: "18:00-23:59", weekdays: "mon")])
  }

  @Test(arguments: [
    (1, Month.jan, 1, ["mon 1-7 jan"]), (4, .nov, 1, ["mon 22-28 nov"]), (5, .mar, 1, ["mon 29-31 mar"]),
    (5, .feb, 1, ["mon 29 feb"]), (-1, .may, 1, ["mon 25-31 may"]), (-1, .jun, 1, ["mon 24-30 jun"]),
    (-1, .feb, 1, ["mon 23-29 feb"]), (4, .nov, 2, ["mon 22-28 nov", "tue 23-29 nov"]),
    (-1, .may, 2, ["mon 25-31 may", "tue 26-31 may", "tue 1 jun"]),
    (
      -1, .dec, 9,
      [
        "mon 25-31 dec", "tue 26-31 dec", "tue 1 jan", "wed 27-31 dec", "wed 1-2 jan", "thu 28-31 dec", "thu 1-3 jan",
        "fri 29-31 dec", "fri 1-4 jan", "sat 30-31 dec", "sat 1-5 jan", "sun 31 dec", "sun 1-6 jan", "mon 1-7 jan",
        "tue 2-8 jan",
      ]
    ),
  ]) func nthWeekdays(_ nth: Int, _ month: Month, _ lasts: Int, _ days: [String]) {
    var yearly = Holiday.Yearly(node: nowhere)
    (yearly.nth, yearly.month, yearly.weekday, yearly.lasts) = (nth, month, .mon, lasts)
    #expect(YearlyDays.conditions(yearly).map { "\($0.weekdays) \($0.days) \($0.months)" } == days)
  }

  @Test func aHolidayThatLastsGoesOverTheEndOfItsYear() {
    var yearly = Holiday.Yearly(node: nowhere)
    (yearly.month, yearly.day, yearly.lasts) = (.dec, 24, 10)
    #expect(YearlyDays.conditions(yearly).map { "\($0.days) \($0.months)" } == ["24-31 dec", "1-2 jan"])
  }

  @Test func recordingRestsWhereTheContractSaysSo() throws {
    let payments = try context("support_line-payments", of: serviceDesk())
    #expect(payments.first == "s,1,Gosub(support_line-recording,pause,1)")
    // On every way out but the end of the call it goes on.
    #expect(payments.filter { $0.hasSuffix("Gosub(support_line-recording,resume,1)") }.count == 3)
    let welcome = try context("support_line-welcome", of: serviceDesk())
    let disclosed = try #require(welcome.firstIndex { $0.contains("disclosure_recording") })
    let started = try #require(welcome.firstIndex { $0.hasSuffix("Gosub(support_line-recording,start,1)") })
    #expect(disclosed < started)
  }

  @Test func anAgentMaySendTheCallOnlyToItsExits() throws {
    #expect(
      try context("support_line-assistant-exits", of: serviceDesk()) == [
        "escalated,1,Goto(support_line-human,s,1)", "payment,1,Goto(support_line-payments,s,1)",
      ])
    let pjsip = try emitted("phone/asterisk/pjsip.conf", of: serviceDesk())
    #expect(pjsip.components(of: "allow_transfer=yes") == 1)
    #expect(pjsip.contains("contact=sip:proj_dev@sip.api.openai.com\\;transport=tls\n"))
    #expect(pjsip.contains("password=@secret(CARRIER_PASSWORD)\n"))
  }

  @Test func onlyDeclaredNumbersLeadIn() throws {
    #expect(
      try context("from-carrier", of: serviceDesk()) == [
        "+14155550142,1,Goto(support_line,s,1)", "14155550142,1,Goto(support_line,s,1)",
      ])
    #expect(try context("from-openai", of: serviceDesk()).isEmpty)
  }

  @Test func nothingDialsWhatACallerSent() throws {
    let text = try emitted("phone/asterisk/extensions.conf", of: serviceDesk())
    for line in text.split(separator: "\n") where line.contains("Dial(") {
      // The one variable number is that of a call file, filtered and matched before.
      let address = line.split(separator: "Dial(")[1].prefix { $0 != "," }
      #expect(!address.contains("${") || address == "PJSIP/${NUMBER}@trunk-carrier", "\(line)")
    }
    for word in ["EVAL", "SHELL", "System(", "TrySystem", "CURL", "${EXTEN}", "_X", "Exec("] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test func textOfTheContractStaysInItsPlace() throws {
    var contract = serviceDesk()
    contract.mailboxes = contract.mailboxes.with("service") {
      $0.email = "a;b\n[evil]\nx => 1,pw|attach=no@x"
    }
    contract.trunks = contract.trunks.with("carrier") { $0.username = "x;y\r\ncontext=from-openai" }
    contract.schedules = contract.schedules.with("office") {
      $0.timezone = "UTC?open)\nexten => s,1,System(id),${X}"
    }
    contract.name = "x\n#exec id"
    let mailboxes = try emitted("phone/asterisk/voicemail.conf", of: contract)
    #expect(mailboxes.contains("service => -,service,a\\;b[evil]x > 1pwattachno@x,,maxsecs=120\n"))
    let pjsip = try emitted("phone/asterisk/pjsip.conf", of: contract)
    #expect(pjsip.contains("username=x\\;ycontext=from-openai\n"))
    let text = try emitted("phone/asterisk/extensions.conf", of: contract)
    #expect(!text.contains("\n#exec") && !text.contains("\nexten => s,1,System"))
    // In a comment nothing is expanded.
    #expect(!text.split(separator: "\n").contains { !$0.hasPrefix(";") && $0.contains("${X}") })
  }

  @Test func namesAreToldApartAndCut() {
    var table = NameTable()
    let long = String(repeating: "a", count: 100)
    let first = table.name(long, limit: 79)
    #expect(first.utf8.count == 79)
    #expect(table.name(long + "b", limit: 79) != first)
    #expect(table.name("größe") == "gr____e")
    #expect(table.name("GR____E") == "GR____E-2")
    #expect(PhoneNames.referUser("h") == "exit_h")
    #expect(PhoneNames.referUser("a-b") == "a_b")
  }
}

extension String {
  func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
