import JSONValues
import Language
import Syntax

/// How the schemas of a source are written: what `$schema` says, and whether objects are closed.
struct SchemaHabit: Hashable {
  var dialect: SchemaStyle.Dialect?
  var isOpen: Bool

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
  }

  private init(dialect: SchemaStyle.Dialect?, isOpen: Bool) {
    self.dialect = dialect
    self.isOpen = isOpen
  }

  /// What the contract has where it says nothing.
  static let standard = SchemaHabit(dialect: nil, isOpen: false)

  /// The habit of most schemas; of several that are as frequent, the first.
  static func most(of schemas: [JSONValue]) -> SchemaHabit {
    var counts: [SchemaHabit: Int] = [:]
    var order: [SchemaHabit] = []
    for habit in schemas.compactMap(SchemaHabit.init) {
      if counts[habit] == nil { order.append(habit) }
      counts[habit, default: 0] += 1
    }
    let most = counts.values.max() ?? 0
    return order.first { counts[$0] == most } ?? .standard
  }

  /// The style that a contract says it by.
  var style: SchemaStyle {
    var style = SchemaStyle(node: NodeID(index: -1))
    style.dialect = dialect
    style.objects = isOpen ? .open : .closed
    return style
  }

  /// What has to be said where `base` holds otherwise; nil if nothing has.
  func style(over base: SchemaHabit) -> SchemaStyle? {
    guard self != base else { return nil }
    var style = SchemaStyle(node: NodeID(index: -1))
    if dialect != base.dialect { style.dialect = dialect ?? .unsaid }
    if isOpen != base.isOpen { style.objects = isOpen ? .open : .closed }
    return style
  }
}
