import JSONValues
import Language
import Syntax

/// How the schemas of a source are written: what `$schema` says, whether objects are closed,
/// and whether the root says that nothing is required.
struct SchemaHabit: Hashable {
  var dialect: SchemaStyle.Dialect?
  var isOpen: Bool
  /// Whether `required` is there though empty; nil where something is required, which fits both.
  var listsNothing: Bool?

  /// The habit of one schema; nil where it has none that a contract can say.
  init?(_ schema: JSONValue) {
    guard let object = schema.object, object["properties"]?.object != nil else { return nil }
    switch object["$schema"] {
    case nil: dialect = nil
    case .string(let uri)?:
      guard let known = SchemaStyle.Dialect.allCases.first(where: { $0.uri == uri }) else { return nil }
      dialect = known
    default: return nil
    }
    switch object["additionalProperties"] {
    case nil: isOpen = true
    case .bool(false)?: isOpen = false
    default: return nil
    }
    switch object["required"] {
    case nil: listsNothing = false
    case .array(let names)?: listsNothing = names.isEmpty ? true : nil
    default: return nil
    }
  }

  private init(dialect: SchemaStyle.Dialect?, isOpen: Bool, listsNothing: Bool?) {
    self.dialect = dialect
    self.isOpen = isOpen
    self.listsNothing = listsNothing
  }

  /// What the contract has where it says nothing.
  static let standard = SchemaHabit(dialect: nil, isOpen: false, listsNothing: false)

  /// The habit of most schemas; of several that are as frequent, the first.
  static func most(of schemas: [JSONValue]) -> SchemaHabit {
    var counts: [SchemaHabit: Int] = [:]
    var order: [SchemaHabit] = []
    let habits = schemas.compactMap(SchemaHabit.init)
    for var habit in habits {
      habit.listsNothing = nil
      if counts[habit] == nil { order.append(habit) }
      counts[habit, default: 0] += 1
    }
    let most = counts.values.max() ?? 0
    guard var habit = order.first(where: { counts[$0] == most }) else { return .standard }
    let empty = habits.count { $0.listsNothing == true }
    habit.listsNothing = empty > habits.count { $0.listsNothing == false }
    return habit
  }

  /// The style that a contract says it by.
  var style: SchemaStyle {
    var style = SchemaStyle(node: NodeID(index: -1))
    style.dialect = dialect
    style.objects = isOpen ? .open : .closed
    if listsNothing == true { style.required = .always }
    return style
  }

  /// What has to be said where `base` holds otherwise; nil if nothing has.
  func style(over base: SchemaHabit) -> SchemaStyle? {
    let isLikeBase = listsNothing == nil || listsNothing == base.listsNothing
    guard !isLikeBase || dialect != base.dialect || isOpen != base.isOpen else { return nil }
    var style = SchemaStyle(node: NodeID(index: -1))
    if !isLikeBase { style.required = listsNothing == true ? .always : .needed }
    if dialect != base.dialect { style.dialect = dialect ?? .unsaid }
    if isOpen != base.isOpen { style.objects = isOpen ? .open : .closed }
    return style
  }
}
