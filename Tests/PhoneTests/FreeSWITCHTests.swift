import Language
import Resolve
import Testing

@testable import Targets

@Suite struct FreeSWITCHTests {
  private func files(_ contract: Contract) -> [String: String] {
    var files: [String: String] = [:]
    for output in PhoneTarget.outputs(PhonePlan(contract.resolved)) where output.path.hasPrefix("phone/freeswitch/") {
      files[String(output.path.dropFirst("phone/freeswitch/".count))] = String(decoding: output.bytes, as: UTF8.self)
    }
    return files
  }

  /// How often something stands in a text.
  private func count(_ mark: String, in text: String) -> Int { text.ranges(of: mark).count }

  @Test func daysBeginOnSunday() {
    #expect(FreeSWITCHTimes.ranges([.mon, .tue, .wed, .thu, .fri]) == ["2-6"])
    #expect(FreeSWITCHTimes.ranges([.sat, .sun]) == ["1", "7"])
    #expect(FreeSWITCHTimes.ranges([.fri, .mon, .sat, .sun]) == ["1-2", "6-7"])
    #expect(FreeSWITCHTimes.ranges(Weekday.allCases) == ["1-7"])
  }

  @Test func aRangeOverMidnightIsSplit() {
    let conditions = FreeSWITCHTimes.conditions(of: hours([.fri], 22 * 60, 6 * 60))
    let texts = conditions.map { $0.attributes.map(\.value).joined(separator: " ") }
    #expect(texts == ["6 22:00:00-23:59:59", "7 00:00:00-05:59:59"])
  }

  @Test func datesAreSplitByMonth() {
    let conditions = FreeSWITCHTimes.conditions(
      of: holiday(
        "winter", from: CalendarDate(year: 2026, month: 12, day: 24), to: CalendarDate(year: 2027, month: 2, day: 2)))
    let texts = conditions.map { $0[0].attributes.map(\.value).joined(separator: " ") }
    #expect(texts == ["2026 12 24-31", "2027 1 1-31", "2027 2 1-2"])
  }

  private static let hostile = [
    "a\" application=\"system\" data=\"id", "</context></include><include><context name=\"x\">", "${system id}",
    "$${base_dir}", "x\r\ny", "--><action application=\"system\"/><!--", "a'b;c,d|e", "&lt;&#x24;{x}", "]]>",
    "sip:x@y, sofia/gateway/trunk-carrier/900", "{x=y}", "^^:x", "a b c",
  ]

  /// Whatever stands in a contract stays where it was put: the same elements, and nothing more that is expanded.
  @Test(arguments: hostile) func textStaysInItsPlace(_ text: String) throws {
    var contract = serviceDesk()
    contract.change("support_line", "welcome") { $0.say = Speech(text) }
    contract.trunks = contract.trunks.with("carrier") { trunk in
      trunk.username = text
      trunk.host = text
    }
    contract.trunks = contract.trunks.with("openai") { $0.project = text }
    contract.destinations = contract.destinations.with("dispatch_line") { $0.uri = "sip:" + text }
    contract.name = text
    let plain = files(serviceDesk())
    let given = files(contract)
    for (name, file) in given where name.hasSuffix(".xml") {
      let before = try #require(plain[name])
      for mark in ["<", ">", "\"", "<action application=\"", "<context", "${", "$${", "<!--", "\n"] {
        #expect(count(mark, in: file) == count(mark, in: before), "\(mark) in \(name)")
      }
      #expect(!file.contains("${system") && !file.contains("$${base"))
    }
    // What is dialled is one address: nothing separates it from another.
    for line in try #require(given["dialplan.xml"]).split(separator: "\n") where line.contains("\"bridge\"") {
      let data = line.split(separator: "data=\"")[1].prefix { $0 != "\"" }
      let dialled = data.split(separator: "}").last ?? data
      #expect(!dialled.contains(",") && !dialled.contains("|") && !dialled.contains(" "), "\(dialled)")
    }
  }

  @Test func whatFreeSWITCHCanNotDoIsTold() throws {
    let limits = try #require(files(serviceDesk())["limits.json"])
    #expect(limits.contains("no FreeSWITCH has run these files"))
    #expect(limits.contains("\"what\": \"email\"") || !limits.contains("\"what\": \"mailbox\""))
  }

  @Test func wordsThatNobodyHearsAreTold() throws {
    var contract = serviceDesk()
    let dialplan = try #require(contract.dialplans.first { $0.steps.contains { $0.asks != nil } })
    let step = try #require(dialplan.steps.first { $0.asks != nil })
    var ask = try #require(step.asks)
    ask.keys[0].words = KeyWords(
      node: nowhere, versions: [KeyWords.Version([KeyWords.Word("Billing", node: nowhere)], node: nowhere)])
    contract.dialplans = contract.dialplans.with(dialplan.name) {
      $0.steps = $0.steps.with(step.name) { $0.act = .ask(ask) }
    }
    let without = try #require(files(serviceDesk())["limits.json"])
    let limits = try #require(files(contract)["limits.json"])
    #expect(limits.contains("\"what\": \"words\"") && limits.contains("let the question name the keys"))
    #expect(!without.contains("\"what\": \"words\""))
  }

  @Test func withoutDialplansThereIsNothing() {
    var contract = serviceDesk()
    contract.dialplans = Section()
    #expect(files(contract).isEmpty)
  }
}

extension Step {
  fileprivate var asks: Ask? { if case .ask(let ask) = act { ask } else { nil } }
}
