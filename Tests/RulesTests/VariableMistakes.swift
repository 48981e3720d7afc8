extension PhoneRulesTests {
  /// The same of variables that a flow sets.
  static let ofVariables: [(code: String, message: String, changes: [(String, String)])] =
    [
      ("default: bill", "nothing says what variable `topic` can be"),
      ("type: string, default: bill", "nothing says what variable `topic` can be"),
      ("enum: [bill, visit], type: integer, default: bill", "variable `topic` is one of some words, and no integer"),
      ("enum: [bill, visit, bill], default: bill", "variable `topic` has the word `bill` twice"),
      ("enum: [bill, visit], minimum: 1, default: bill", "variable `topic` is no number, and has no `minimum`"),
      ("type: boolean, maximum: 1, default: 'false'", "variable `topic` is no number, and has no `maximum`"),
      ("type: integer, minimum: 1, default: 1", "variable `topic` has no `maximum`"),
      ("type: integer, maximum: 1, default: 1", "variable `topic` has no `minimum`"),
      ("type: integer, minimum: 3, maximum: 1, default: 3", "no number is from 3 to 1"),
      ("enum: [bill, visit], default: bills", "variable `topic` is never `bills`: it is `bill`, `visit`"),
      (
        "type: integer, minimum: 1, maximum: 3, default: '01'",
        "variable `topic` is never `01`: it is a whole number from 1 to 3"
      ),
    ].map { ("phone/variable", $1, varying($0)) } + [
      (
        "phone/variable", "dialplan `support_line` has no variable `topics`", varying(set: "topic: visit, topics: bill")
      ),
      ("phone/variable", "`topic` is never `visits`: it is `bill`, `visit`", varying(set: "topic: visits")),
      (
        "phone/variable", "`topic` is never `yes`: it is `true` or `false`",
        varying("type: boolean, default: true", set: "topic: yes", test: "value: $(set.topic)")
      ),
      (
        "phone/variable", "`topic` is never `4`: it is a whole number from 1 to 3",
        varying(
          "type: integer, minimum: 1, maximum: 3, default: 1", set: "topic: 4", test: "value: $(set.topic), at_least: 2"
        )
      ),
      (
        "phone/variable", "dialplan `support_line` has no variable `topics`",
        varying(test: "value: $(set.topics), is: visit")
      ),
      (
        "phone/variable", "a call can come to `sorted` before `topic` is set",
        varying("enum: [bill, visit]", at: overflow)
      ),
      ("phone/idle-variable", "nothing makes use of variable `topic`", varying(test: "called: '+14155550142'")),
      (
        "phone/idle-variable", "variable `topic` is never anything but `bill`",
        varying(set: "topic: bill", test: "value: $(set.topic), is: bill")
      ),
      (
        "phone/switch-value", "`topic` is never `visits`: it is `bill`, `visit`",
        varying(test: "value: $(set.topic), is: visits")
      ),
      (
        "phone/switch-value", "`topic` is no number: it is `bill`, `visit`",
        varying(test: "value: $(set.topic), at_least: 2")
      ),
      (
        "phone/switch-value", "`topic` is never at least 4: it is a whole number from 1 to 3",
        varying(
          "type: integer, minimum: 1, maximum: 3, default: 1", set: "topic: 2",
          test: "value: $(set.topic), at_least: 4")
      ),
      (
        "phone/switch-value", "no call comes to `sorted` when `set.topic is bill`",
        varying(test: "value: $(set.topic), is: bill", ending: "set: {topic: visit}, ")
      ),
      (
        "phone/switch-value", "step `sorted` sets `topic` and compares it: all its calls go one way",
        varying(sorted: "set: {topic: bill}, ")
      ),
      (
        "phone/spoken-value", "`topic` may be `bill`, which is not 1 to 20 digits",
        varying(last: "[Your topic is, {digits: $(set.topic)}]")
      ),
      (
        "phone/spoken-value", "`topic` is `bill`, `visit`, which is not said as a number",
        varying(last: "[Your topic is, {number: $(set.topic)}]")
      ),
    ]

  private static let welcome = "welcome: {disclose: [ai, recording]"
  private static let overflow = "overflow: {say: Our assistant"

  /// A variable that a step sets, and at the end a switch that compares it.
  private static func varying(
    _ variable: String = "enum: [bill, visit], default: bill", set: String = "topic: visit",
    test: String = "value: $(set.topic), is: visit", at place: String = welcome, sorted: String = "",
    last: String = "Goodbye.", ending: String = ""
  ) -> [(String, String)] {
    let key = place.prefix { $0 != "{" } + "{"
    return [
      ("    start: opening\n", "    variables: {topic: {\(variable)}}\n    start: opening\n"),
      (place, "\(key)set: {\(set)}, \(place.dropFirst(key.count))"),
      (
        goodbye,
        "goodbye: {\(ending)say: Thank you., next: sorted}\n"
          + "      sorted: {\(sorted)switch: [{\(test), next: last}], else: last}\n"
          + "      last: {say: \(last), hangup: normal}"
      ),
    ]
  }
}
