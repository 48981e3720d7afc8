import Foundation
import Language
import Resolve
import Testing

@testable import Targets

@Suite struct TwiMLTests {
  private static func files(_ contract: Contract = serviceDesk()) -> [String: String] {
    var files: [String: String] = [:]
    for output in PhoneTarget.outputs(PhonePlan(contract.resolved))
    where output.path.hasPrefix("phone/twiml/") {
      files[String(output.path.dropFirst("phone/twiml/".count))] = String(
        decoding: output.bytes, as: UTF8.self)
    }
    return files
  }

  /// The values of `attribute="…"` and of `<Redirect>…` in a document.
  private static func targets(_ text: String) -> [String] {
    var targets: [String] = []
    for mark in ["action=\"", "referUrl=\"", "recordingStatusCallback=\"", "<Redirect>"] {
      for part in text.split(separator: mark, omittingEmptySubsequences: false).dropFirst() {
        targets.append(String(part.prefix { $0 != "\"" && $0 != "<" }))
      }
    }
    return targets
  }

  @Test func everythingLeadsSomewhere() throws {
    let files = Self.files()
    let root = try JSONSerialization.jsonObject(with: Data(files["routes.json"]?.utf8 ?? "".utf8)) as? [String: Any]
    let routes = try #require(root?["routes"] as? [String: Any])
    let known = Set(files.keys).union(routes.keys)
    var checked = 0
    for (path, text) in files where path.hasSuffix(".xml") {
      let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
      for target in Self.targets(text) {
        checked += 1
        let full = target.hasPrefix("../") ? String(target.dropFirst(3)) : folder + target
        #expect(known.contains(full), "\(path) leads to \(full)")
      }
    }
    #expect(checked > 15)
    let text = try #require(files["routes.json"])
    for part in text.split(separator: ": \"") {
      let value = part.prefix { $0 != "\"" }
      if value.contains("/") && !value.contains(" ") && value.hasPrefix("support_line") {
        #expect(known.contains(String(value)), "\(value)")
      }
    }
  }

  @Test func aRecordingBeginsAfterItWasDisclosed() throws {
    let files = Self.files()
    let disclosing = try #require(files["support_line/welcome.xml"])
    #expect(disclosing.contains("This call is recorded") && !disclosing.contains("Welcome to the desk"))
    #expect(disclosing.contains("<Redirect>welcome.recorded.xml</Redirect>"))
    #expect(files["routes.json"]?.contains("\"start_at\": \"support_line/welcome.recorded.xml\"") == true)
  }

  @Test func textStaysText() throws {
    var contract = serviceDesk()
    contract.change("support_line", "goodbye") { $0.say = Speech("Bye </Say><Dial>+1900</Dial> & \"x\"") }
    contract.destinations = contract.destinations.with("dispatch_line") { $0.uri = "sip:a@b?X-H=1&Y=<2>" }
    let files = Self.files(contract)
    #expect(
      files["support_line/goodbye.xml"]?.contains(
        "<Say language=\"en-US\">Bye &lt;/Say&gt;&lt;Dial&gt;+1900&lt;/Dial&gt; &amp; &quot;x&quot;</Say>")
        == true)
    #expect(files["support_line/human.xml"]?.contains("<Sip>sip:a@b?X-H=1&amp;Y=&lt;2&gt;</Sip>") == true)
  }

  @Test func aCallIsRefusedOnlyBeforeItIsAnswered() throws {
    var contract = serviceDesk()
    contract.change("support_line", "after_hours") {
      $0.say = nil
      $0.disclose = []
      $0.act = .hangup(.busy)
    }
    #expect(
      Self.files(contract)["support_line/after_hours.xml"]?.contains("<Reject reason=\"busy\"/>") == true)
    contract.change("support_line", "overflow") { $0.next = "after_hours" }
    #expect(Self.files(contract)["support_line/after_hours.xml"]?.contains("<Hangup/>") == true)
  }

  @Test func theAgentIsCalledByItsRoute() throws {
    let document = try #require(Self.files()["support_line/assistant.xml"])
    #expect(
      document.contains(
        "<Sip>sip:proj_dev@sip.api.openai.com;transport=tls?X-Parlance-Route=support_line.assistant</Sip>"))
    #expect(document.contains("timeLimit=\"1200\"") && document.contains("referUrl=\"assistant/refer\""))
  }
}
