/// What it does when a declaration of a section comes, goes or gets another name, unless a judge knows better.
struct Sections {
  /// What a declaration is called in `kind.name`.
  let kind: String
  let whom: [Audience]
  let added: Fate
  let removed: Fate
  let renamed: Fate

  typealias Fate = (impact: Impact, effect: String)

  static func of(_ section: String) -> Sections {
    known[section] ?? Sections(section, [.deployment], (.changes, ""), (.breaks, ""), (.breaks, ""))
  }

  private init(_ kind: String, _ whom: [Audience], _ added: Fate, _ removed: Fate, _ renamed: Fate) {
    self.kind = kind
    self.whom = whom
    self.added = added
    self.removed = removed
    self.renamed = renamed
  }

  static let known: [String: Sections] = [
    "types": Sections(
      "type", [.server, .model], (.safe, ""), (.safe, ""), (.safe, "its schema keeps what it accepts")),
    "data_classes": Sections(
      "data_class", [.reviewers], (.safe, ""),
      (.exposes, "nothing says any more why such data is taken and how long it is kept"),
      (.safe, "")),
    "scopes": Sections(
      "scope", [.chat, .deployment], (.exposes, "people can be asked to grant it"),
      (.breaks, "a token that was given for it opens nothing more"),
      (.breaks, "tokens hold the old name: they must be asked for again")),
    "tools": Sections(
      "tool", [.model, .server], (.exposes, "there is one thing more that can be called"),
      (.breaks, "calls, approvals and prompts that name it fail"),
      (.breaks, "platforms know tools by their names: to them one is gone and another is new")),
    "widgets": Sections(
      "widget", [.chat], (.changes, ""), (.changes, "what it showed is shown as text, or by another one"),
      (.changes, "its address has the name: hosts load it anew")),
    "agents": Sections(
      "agent", [.web, .phone], (.exposes, "there is one more voice that people can reach"),
      (.breaks, "whoever reached it no longer does"),
      (.breaks, "its files and routes have the name: what points at the old ones fails")),
    "trunks": Sections(
      "trunk", [.phone, .deployment], (.exposes, "calls can come and go by one more carrier"),
      (.breaks, "no call comes or goes by it"), (.changes, "its part of the exchange's configuration has the name")),
    "destinations": Sections(
      "destination", [.phone], (.exposes, "calls can be put through to one more place"),
      (.changes, "no call is put through to it"), (.changes, "its part of the exchange's configuration has the name")),
    "streams": Sections(
      "stream", [.phone, .deployment], (.exposes, "the sound of calls can go to one more web socket"),
      (.changes, "no call is connected to it"), (.changes, "its part of the exchange's configuration has the name")),
    "mailboxes": Sections(
      "mailbox", [.phone, .deployment], (.changes, ""), (.breaks, "messages that lie in it are not found any more"),
      (.breaks, "messages lie under the old name and are not found under the new one")),
    "schedules": Sections(
      "schedule", [.phone], (.safe, ""), (.changes, ""),
      (.changes, "an emergency closing that is in force is kept under the old name, and ends")),
    "lists": Sections("list", [.phone], (.safe, ""), (.changes, ""), (.safe, "")),
    "queues": Sections("queue", [.phone], (.changes, ""), (.changes, ""), (.changes, "")),
    "calling_rules": Sections(
      "calling_rules", [.phone, .deployment], (.exposes, "phones of the house can dial by them"),
      (.breaks, "phones that dialled by them no longer can"), (.changes, "")),
    "dialplans": Sections(
      "dialplan", [.phone], (.exposes, "there is one more call flow"), (.breaks, "calls that it took or made are not"),
      (.breaks, "routes have the name: what points at the old one fails")),
    "server": Sections("server", [.server, .deployment], (.changes, ""), (.breaks, ""), (.breaks, "")),
    "realtime": Sections("realtime", [.web, .phone, .deployment], (.changes, ""), (.changes, ""), (.changes, "")),
    "schemas": Sections("schemas", [.model, .server], (.changes, ""), (.changes, ""), (.changes, "")),
    "widget_defaults": Sections("widget_defaults", [.chat], (.changes, ""), (.changes, ""), (.changes, "")),
    "environments": Sections("environment", [.deployment], (.changes, ""), (.breaks, ""), (.breaks, "")),
    "submission": Sections("submission", [.reviewers], (.changes, ""), (.changes, ""), (.changes, "")),
    "contract": Sections("contract", [.deployment], (.changes, ""), (.changes, ""), (.changes, "")),
  ]
}
