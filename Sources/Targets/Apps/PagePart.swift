import JSONValues
import Language
import Resolve

/// The parts that a page is made of: `form` is `apps/form.js` and, if there is one, `apps/form.css`. A page holds
/// those that its layouts need, and the sentences that they say.
enum PagePart: String, CaseIterable {
  // The order is that in the page.
  case style, host, values, view
  case number = "format-number"
  case money = "format-money"
  case date = "format-date"
  case relative = "format-relative"
  case phone = "format-phone"
  case label = "format-label"
  case buttons, row, facts, rows, image, badge, divider, progress, steps, card, each, carousel, chart, list, table,
    choice, footer, actions, form
  case longField = "field-long"
  case numberField = "field-number"
  case dateField = "field-date"
  case selectField = "field-select"
  case manyField = "field-many"
  case toggleField = "field-toggle"
  case moneyField = "field-money"

  static let common: Set<PagePart> = [.style, .host, .values, .view]

  /// The parts that an element is made of.
  static func parts(of element: Element) -> Set<PagePart> {
    var parts: Set<PagePart> = []
    switch element.content {
    case .heading, .text, .conditional, .form: break
    case .facts: parts = [.row, .facts]
    case .list(let list):
      parts = list.badge == nil ? [.buttons, .row, .rows, .list] : [.buttons, .row, .rows, .list, .badge]
    case .table: parts = [.buttons, .rows, .table]
    case .each: parts = [.buttons, .row, .rows, .each]
    case .card(let card): parts = card.badge == nil ? [.rows, .buttons, .card] : [.rows, .buttons, .card, .badge]
    case .carousel: parts = [.buttons, .row, .rows, .card, .badge, .carousel]
    case .image: break
    case .badge: parts = [.badge]
    case .divider: parts = [.divider]
    case .progress: parts = [.progress]
    case .steps: parts = [.steps]
    case .chart: parts = [.rows, .buttons, .chart]
    case .choice: parts = [.buttons, .rows, .choice]
    case .actions: break
    }
    if !element.actions.isEmpty { parts.formUnion([.buttons, .footer, .actions]) }
    if !element.images.isEmpty { parts.insert(.image) }
    return parts
  }

  /// The part that has a format.
  static func part(of format: String) -> PagePart? {
    switch Format(rawValue: format) {
    case .money: .money
    case .number, .percent: .number
    case .date, .datetime, .time: .date
    case .relative: .relative
    case .phone: .phone
    case nil: format == "label" ? .label : nil
    }
  }

  /// The part that has a kind of input, beside `form`.
  static func part(ofField kind: String) -> PagePart? {
    switch kind {
    case "long": .longField
    case "integer", "number": .numberField
    case "date", "time", "datetime": .dateField
    case "select": .selectField
    case "many": .manyField
    case "toggle": .toggleField
    case "money": .moneyField
    default: nil
    }
  }

  /// The names of the sentences that it says, in `apps/words/`.
  var words: [String] {
    switch self {
    case .view: ["yes", "no", "back", "loading", "cancelled", "failed", "nothing", "noHost"]
    case .rows: ["showAll"]
    case .choice: ["choose"]
    case .footer: ["working", "done", "refused", "silent"]
    case .actions: ["sent"]
    case .form:
      [
        "optional", "required", "longer", "shorter", "like", "form", "email", "link", "atLeast", "atMost", "moreThan",
        "lessThan", "multiple",
      ]
    case .numberField: ["whole", "number"]
    case .selectField: ["pick"]
    case .moneyField: ["amount", "currency"]
    case .progress: ["ofAll"]
    case .steps: ["stepDone"]
    case .carousel: ["previous", "next"]
    default: []
    }
  }
}
