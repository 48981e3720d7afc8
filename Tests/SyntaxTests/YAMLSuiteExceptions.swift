/// Valid documents of the YAML test suite that Parlance refuses with a finding, and why. Bare libyaml gets each of
/// them wrong; none is refused that it gets right, and none is read as something else than it means.
enum YAMLSuiteExceptions {
  static let groups: [(reason: String, cases: [String])] = [
    (
      "an empty key: libyaml takes none without `?`, and JSON would have to name it \"\"",
      ["2JQS", "6M2F", "CFD4", "FRK4", "M2N8/00", "NHX8", "NKF9", "S3PD", "SM9W/01", "UKK6/00"]
    ),
    (
      "a colon glued to the text after it, or on a later line than its key, in brackets: quotes make it clear",
      [
        "4ABK", "4MUZ/00", "4MUZ/01", "4MUZ/02", "58MP", "5MUD", "5T43", "9SA2", "DBG4", "HM87/00", "K3WX",
        "NJ66",
        "VJP3/01",
      ]
    ),
    ("text that begins with `?` in brackets: libyaml drops the character", ["652Z", "HM87/01"]),
    (
      "the name of an anchor with other characters than ASCII letters, digits, - and _",
      ["2SXE", "8XYN", "W5VH", "Y2GN"]
    ),
    ("a directive other than %YAML 1.1, %YAML 1.2 and %TAG", ["2LFX", "6LVF", "BEC7", "MUS6/05", "MUS6/06"]),
    (
      "`...` without a document before it, or with one after it that has no `---`",
      ["7Z25", "HWV9", "M7A3", "QT73"]
    ),
    (
      "a tab between tokens or in a blank line: it looks like indentation",
      ["6BCT", "6CA3", "A2M4", "DK95/00", "DK95/03", "DK95/04", "Q5MG", "Y79Y/010"]
    ),
    ("a block text whose first line begins with a tab", ["96NN/00", "96NN/01", "R4YG", "Y79Y/001"]),
    (
      "a block text at the root that is not indented, or a line there that begins with %",
      ["DK3J", "FP8R", "UT92", "W4TN"]
    ),
  ]

  static let refused: Set<String> = Set(groups.flatMap(\.cases))
}
