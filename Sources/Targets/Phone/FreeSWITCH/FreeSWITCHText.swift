/// The XML of a dialplan for FreeSWITCH: contexts of extensions, each with conditions and actions.
///
/// Conditions are read when a call is sent to an extension, and actions run afterwards: what an action finds out is asked
/// in a further extension, to which the call is sent (signalwire/freeswitch, mod_dialplan_xml, read 2026-11-25).
struct FreeSWITCHText {
  private(set) var text = ""

  /// What must hold for an extension.
  struct Condition: Hashable {
    var attributes: [(name: String, value: String)]

    static func field(_ field: String, _ expression: String) -> Condition {
      Condition(attributes: [("field", field), ("expression", expression)])
    }

    static func == (one: Condition, other: Condition) -> Bool {
      one.attributes.elementsEqual(other.attributes) { $0 == $1 }
    }
    func hash(into hasher: inout Hasher) { for each in attributes { hasher.combine(each.value) } }
  }

  /// An application with its argument.
  struct Action: Hashable {
    let application: String
    let data: String?

    init(_ application: String, _ data: String? = nil) {
      self.application = application
      self.data = data
    }

    var text: String {
      "<action application=\"\(application)\""
        + (data.map { " data=\"\(XMLText.escape($0))\"" } ?? "") + "/>"
    }
  }

  /// Sets the language of the call: the folder in which its sounds stand.
  static func language(_ tag: String) -> Action { Action("set", "parlance_language=\(Spoken.folder(of: tag))") }

  /// The module that says numbers in a language: `es` of `es-MX`.
  static func sayModule(_ tag: String) -> String { argument(String(tag.prefix { $0 != "-" }).lowercased()) }

  mutating func context(_ name: String, _ comment: String, _ write: (inout FreeSWITCHText) -> Void) {
    text += "  <!-- \(Self.comment(comment)) -->\n  <context name=\"\(XMLText.escape(name))\">\n"
    write(&self)
    text += "  </context>\n"
  }

  /// An extension: the call must have been sent to `name`, and every condition must hold.
  mutating func `extension`(_ name: String, when conditions: [Condition] = [], _ actions: [Action]) {
    self.extension(named: name, called: "^\(RegularExpression.literal(name))$", when: conditions, actions)
  }

  mutating func `extension`(
    named name: String, called expression: String, when conditions: [Condition] = [], _ actions: [Action]
  ) {
    text += "    <extension name=\"\(XMLText.escape(name))\">\n"
    let all = [.field("destination_number", expression)] + conditions
    for condition in all.dropLast() { text += "      <condition\(attributes(condition))/>\n" }
    text += "      <condition\(attributes(all[all.count - 1]))>\n"
    for action in actions { text += "        \(action.text)\n" }
    text += "      </condition>\n    </extension>\n"
  }

  private func attributes(_ condition: Condition) -> String {
    condition.attributes.map { " \($0.name)=\"\(XMLText.escape($0.value))\"" }.joined()
  }

  /// A comment without `$`: `$${…}` is expanded before the file is read as XML, in comments too.
  static func comment(_ text: String) -> String { XMLText.comment(text.filter { $0 != "$" }) }

  /// A text of the contract inside an argument: nothing that expands (`${…}`, `$${…}`), separates or quotes.
  static func argument(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "$", "{", "}", "[", "]", "<", ">", "(", ")", ",", "|", "'", "\"", "\\", "`", "^", "&", "~", " ": continue
      default:
        if scalar.value > 0x20, !(0x7F...0x9F).contains(scalar.value), scalar.value != 0x2028, scalar.value != 0x2029 {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
