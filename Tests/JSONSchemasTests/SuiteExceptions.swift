/// Cases of the suite that come out differently, and why. All of them are optional ones.
enum SuiteExceptions {
  static let reasons: [(reason: String, cases: [String])] = [
    (
      "draft 2019-09 is not read",
      [
        "optional/cross-draft.json | refs to historic drafts are processed as historic drafts",
        "optional/cross-draft.json | refs to future drafts are processed as future drafts",
      ]
    ),
    ("encoded content is described, not decoded", ["optional/content.json | validation of"]),
    (
      "a zero-width non-joiner between joining letters needs a table of joining types",
      [
        "optional/format/hostname.json | validation of A-label (punycode) host names | ZERO WIDTH NON-JOINER not preceded",
        "optional/format/idn-hostname.json | validation of internationalized host names | ZERO WIDTH NON-JOINER not preceded",
      ]
    ),
    (
      "the Bidi rule (RFC 5893) needs a table of bidirectional classes",
      [
        "optional/format/idn-hostname.json | validation of internationalized host names | Bidi domain name",
        "optional/format/idn-hostname.json | validation of internationalized host names | label starting with a digit",
        "optional/format/idn-hostname.json | validation of internationalized host names | left-to-right label",
        "optional/format/idn-hostname.json | validation of internationalized host names | right-to-left label mixing",
        "optional/format/idn-hostname.json | validation of internationalized host names | A-label that decodes to a Bidi",
      ]
    ),
    (
      "an A-label is not encoded again to see whether it comes out the same",
      [
        "optional/format/idn-hostname.json | validation of internationalized host names | non-canonical Punycode"
      ]
    ),
  ]

  static func reason(for name: String) -> String? {
    reasons.first { $0.cases.contains { name.hasPrefix($0) } }?.reason
  }
}
