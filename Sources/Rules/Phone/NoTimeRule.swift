import Findings
import Language
import Resolve

/// Nobody is given no time.
enum NoTimeRule: Rule {
  static let kind = FindingKind(
    "phone/no-time", .error, "Checks that there is some time for whatever is waited for",
    why: """
      A wait of no time gives nobody a chance to answer or to press a key. To what an exchange is made of, no time may also be
      no limit: it would wait for a tool as long as that takes.
      """,
    source: "curl.se/libcurl/c/CURLOPT_TIMEOUT, read 2026-11-27")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    WaitedTime.all(contract.contract).filter { $0.time.seconds <= 0 }.map { each in
      Finding(
        kind, at: each.place(in: contract), "`\(each.time.text)` is no time for \(each.what)",
        help: "write at least `1s`")
    }
  }
}
