import JSONValues

/// One walk over an instance. Without collecting it stops at the first refusal and keeps track of no paths.
struct Evaluation {
  let nodes: UnsafeBufferPointer<SchemaNode>
  let schema: CompiledSchema
  var isCollecting: Bool
  var errors: [SchemaError] = []
  var path: [PathPart] = []
  var depth = 0
  /// The resources that were entered, outermost first; kept only where `$dynamicRef` needs it.
  var scope: [Int32] = []

  /// Schemas inside of schemas inside of schemas: deeper is refused, so that no instance can exhaust the
  /// stack.
  static let depthLimit = 1_500

  enum PathPart {
    case key(String)
    case place(Int)
  }

  init(nodes: UnsafeBufferPointer<SchemaNode>, schema: CompiledSchema, isCollecting: Bool) {
    self.nodes = nodes
    self.schema = schema
    self.isCollecting = isCollecting
  }

  /// Judges a value by a schema. What was evaluated is added to `marks` if the schema accepts the value.
  mutating func evaluate(_ id: SchemaNode.ID, _ value: JSONValue, _ marks: EvaluatedMarks?) -> Bool {
    let nodes = nodes
    let index = Int(id)
    if nodes[index].isFalse { return refuse(id, nil, "nothing is allowed here") }
    let types = nodes[index].types
    if types != .any {
      let type = TypeSet(of: value)
      guard types.contains(type) else { return refuse(id, .type, Self.typeMessage(types, value)) }
    }
    if nodes[index].checks.isEmpty { return true }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { return refuse(id, nil, "the value is nested too deeply to be checked") }
    let isDynamic = !schema.dynamicAnchors.isEmpty
    if isDynamic { scope.append(nodes[index].resource) }
    defer { if isDynamic { scope.removeLast() } }

    let own = marks != nil || nodes[index].tracksEvaluated ? EvaluatedMarks(for: value) : nil
    var isValid = true
    for check in nodes[index].checks where !judge(check, id, value, own) {
      isValid = false
      if !isCollecting { return false }
    }
    if isValid, let own { marks?.add(own) }
    return isValid
  }

  private mutating func judge(
    _ check: Check, _ id: SchemaNode.ID, _ value: JSONValue, _ marks: EvaluatedMarks?
  ) -> Bool {
    switch check {
    case .const(let wanted): judgeConst(wanted, id, value)
    case .enumeration(let values): judgeEnumeration(values, id, value)
    case .bound(let bound): judgeBound(bound, id, value)
    case .multipleOf(let divisor): judgeMultiple(divisor, id, value)
    case .length(let word, let limit): judgeLength(word, limit, id, value)
    case .pattern(let pattern): judgePattern(pattern, id, value)
    case .format(let name, let format): judgeFormat(name, format, id, value)
    case .itemCount(let word, let limit): judgeItemCount(word, limit, id, value)
    case .uniqueItems: judgeUnique(id, value)
    case .items(let shape): judgeItems(shape, id, value, marks)
    case .contains(let item, let minimum, let maximum):
      judgeContains(item, minimum, maximum, id, value, marks)
    case .propertyCount(let word, let limit): judgePropertyCount(word, limit, id, value)
    case .required(let names): judgeRequired(names, id, value)
    case .dependentRequired(let word, let dependencies): judgeDependencies(word, dependencies, id, value)
    case .dependentSchemas(let entries): judgeDependentSchemas(entries, value, marks)
    case .properties(let shape): judgeProperties(shape, id, value, marks)
    case .propertyNames(let name): judgePropertyNames(name, id, value)
    case .allOf(let all): judgeAll(all, value, marks)
    case .anyOf(let any): judgeAny(any, id, value, marks)
    case .oneOf(let one): judgeOne(one, id, value, marks)
    case .not(let other): judgeNot(other, id, value)
    case .conditional(let condition, let then, let otherwise):
      judgeCondition(condition, then, otherwise, value, marks)
    case .reference(let target): evaluate(target, value, marks)
    case .dynamicReference(let target, let anchor): evaluate(outermost(anchor) ?? target, value, marks)
    case .metaschema(let draft): judgeSchema(draft, id, value)
    case .unevaluatedItems(let rest): judgeUnevaluatedItems(rest, id, value, marks)
    case .unevaluatedProperties(let rest): judgeUnevaluatedProperties(rest, id, value, marks)
    }
  }

  /// Judges a part of the instance.
  mutating func evaluate(_ id: SchemaNode.ID, _ value: JSONValue, under part: @autoclosure () -> PathPart)
    -> Bool
  {
    guard isCollecting else { return evaluate(id, value, nil) }
    path.append(part())
    defer { path.removeLast() }
    return evaluate(id, value, nil)
  }

  /// Judges without a trace: where a refusal is no error yet.
  mutating func quietly(_ id: SchemaNode.ID, _ value: JSONValue, _ marks: EvaluatedMarks?) -> Bool {
    let before = isCollecting
    isCollecting = false
    defer { isCollecting = before }
    return evaluate(id, value, marks)
  }

  /// Notes why the value at hand is refused. Always false.
  mutating func refuse(_ id: SchemaNode.ID, _ word: Word?, _ message: @autoclosure () -> String) -> Bool {
    guard isCollecting else { return false }
    let place = Array(nodes).path(of: id)
    errors.append(
      SchemaError(
        instancePath: path.map { part in
          switch part {
          case .key(let key): key
          case .place(let place): String(place)
          }
        }, schemaPath: place + (word.map { [$0.rawValue] } ?? []),
        keyword: word?.rawValue ?? place.last { Word.byName[$0] != nil } ?? "", message: message()))
    return false
  }

  /// Where `$dynamicRef` leads: the outermost resource that was entered and has the anchor (Core, section
  /// 8.2.3.2).
  private func outermost(_ anchor: String) -> SchemaNode.ID? {
    guard let places = schema.dynamicAnchors[anchor] else { return nil }
    for resource in scope {
      if let place = places.first(where: { $0.resource == resource }) { return place.node }
    }
    return nil
  }
}

/// Which members or elements of a value some schema has judged and accepted.
final class EvaluatedMarks {
  var seen: [Bool]

  init(for value: JSONValue) {
    switch value {
    case .object(let object): seen = [Bool](repeating: false, count: object.count)
    case .array(let values): seen = [Bool](repeating: false, count: values.count)
    default: seen = []
    }
  }

  func add(_ other: EvaluatedMarks) {
    for place in seen.indices where other.seen[place] { seen[place] = true }
  }
}
