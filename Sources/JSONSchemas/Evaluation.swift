import JSONValues

/// A part of an instance, where it lies: a walk copies nothing.
typealias Instance = UnsafePointer<JSONValue>

/// How much a walk over an instance is to find out.
enum EvaluationMode {
  /// Whether the schema accepts it: stops at the first refusal and keeps track of no paths.
  case quick
  /// What is wrong with it, told by the alternative that is meant where there are several.
  case explaining
  /// Every refusal by every keyword, or every annotation: the standard's output.
  case thorough
}

/// One walk over an instance.
struct Evaluation {
  let nodes: UnsafeBufferPointer<SchemaNode>
  let checks: UnsafeBufferPointer<Check>
  let schema: CompiledSchema
  let isDynamic: Bool
  var mode: EvaluationMode
  var errors: [SchemaError] = []
  var annotations: [SchemaAnnotation] = []
  /// The way to the part of the instance at hand; kept only while collecting.
  var path: [PathPart] = []
  /// The keywords that led to the schema at hand, references followed; kept only while collecting.
  var trail: [TrailPart] = []
  private var depth = 0
  private var stepsLeft: Int
  /// Set once a limit is reached. What the walk found until then says nothing: under `not` a refusal accepts.
  private(set) var exhaustion: SchemaError?
  /// The resources that were entered, outermost first; kept only where `$dynamicRef` needs it.
  var scope: [Int32] = []

  /// Schemas inside of schemas inside of schemas: deeper is refused, so that no instance can exhaust the
  /// stack.
  static let depthLimit = 1_000

  init(
    nodes: UnsafeBufferPointer<SchemaNode>, checks: UnsafeBufferPointer<Check>, schema: CompiledSchema,
    mode: EvaluationMode
  ) {
    self.nodes = nodes
    self.checks = checks
    self.schema = schema
    self.mode = mode
    isDynamic = schema.isDynamic
    // Where each step may leave an error or an annotation, fewer fill the memory.
    stepsLeft = mode == .quick ? schema.stepLimit : schema.stepLimit / 20
  }

  enum PathPart {
    case key(String)
    case place(Int)
  }

  enum TrailPart {
    /// A schema in its parent.
    case schema(SchemaNode.ID)
    case reference(Word)
  }

  var isCollecting: Bool { mode != .quick }
  private var isPlain: Bool { mode == .quick && !isDynamic }

  /// Judges a value by a schema. What was evaluated is added to `marks` if the schema accepts the value.
  mutating func evaluate(_ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?) -> Bool {
    guard isCollecting else { return judge(id, value, marks) }
    trail.append(.schema(id))
    defer { trail.removeLast() }
    return judge(id, value, marks)
  }

  private mutating func judge(_ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?) -> Bool {
    let index = Int(id)
    let types = nodes[index].types
    if types != .any {
      let type = TypeSet(of: value.pointee)
      guard types.contains(type) else {
        let isRefused = refuse(id, .type, Self.typeMessage(types, value.pointee))
        // The standard's output tells what every keyword says.
        return mode == .thorough ? judgeChecks(id, value, marks) && isRefused : isRefused
      }
    }
    let range = nodes[index].range
    if range.isEmpty && mode != .thorough {
      return !nodes[index].isFalse || refuse(id, nil, "nothing is allowed here")
    }
    if isPlain && marks == nil && !nodes[index].tracksEvaluated { return judgePlainly(id, range, value) }
    return judgeChecks(id, value, marks)
  }

  /// Judges where neither paths, nor ways, nor what was evaluated need to be known.
  private mutating func judgePlainly(_ id: SchemaNode.ID, _ range: Range<Int32>, _ value: Instance) -> Bool {
    depth += 1
    stepsLeft -= 1
    defer { depth -= 1 }
    if depth > Self.depthLimit || stepsLeft < 0 { return giveUp(id) }
    var place = Int(range.lowerBound)
    while place < Int(range.upperBound) {
      if !judge(checks.baseAddress! + place, id, value, nil) { return false }
      place += 1
    }
    return true
  }

  /// Ends the walk at a limit.
  private mutating func giveUp(_ id: SchemaNode.ID) -> Bool {
    guard exhaustion == nil else { return false }
    let (usual, count) = (mode, errors.count)
    mode = .explaining
    let isDeep = depth > Self.depthLimit
    _ = refuse(
      id, nil,
      isDeep ? "the value is nested too deeply to be checked" : "checking the value takes more steps than are allowed")
    mode = usual
    exhaustion = errors.last
    stepsLeft = -1
    errors.removeSubrange(count...)
    return false
  }

  private mutating func judgeChecks(_ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?) -> Bool {
    let index = Int(id)
    if nodes[index].isFalse { return refuse(id, nil, "nothing is allowed here") }
    depth += 1
    stepsLeft -= 1
    defer { depth -= 1 }
    if depth > Self.depthLimit || stepsLeft < 0 { return giveUp(id) }
    if isDynamic { scope.append(nodes[index].resource) }
    defer { if isDynamic { scope.removeLast() } }

    let own = marks != nil || nodes[index].tracksEvaluated ? EvaluatedMarks(for: value.pointee) : nil
    let (errorCount, annotationCount) = (errors.count, annotations.count)
    var isValid = true
    var place = Int(nodes[index].range.lowerBound)
    let end = Int(nodes[index].range.upperBound)
    while place < end {
      if !judge(checks.baseAddress! + place, id, value, own) {
        isValid = false
        if !isCollecting { return false }
      }
      place += 1
    }
    if isValid, let own { marks?.add(own) }
    if mode == .thorough {
      if isValid && errors.count == errorCount {
        annotate(id, value)
      } else {
        annotations.removeSubrange(annotationCount...)
      }
    }
    return isValid
  }

  private mutating func judge(
    _ check: UnsafePointer<Check>, _ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?
  ) -> Bool {
    switch check.pointee {
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
    case .required(let names, let isCounted): judgeRequired(names, isCounted: isCounted, id, value)
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
    case .reference(let target): follow(.ref, to: target, value, marks)
    case .dynamicReference(let target, let anchor):
      follow(.dynamicRef, to: outermost(anchor) ?? target, value, marks)
    case .metaschema(let draft): judgeSchema(draft, id, value)
    case .unevaluatedItems(let rest): judgeUnevaluatedItems(rest, id, value, marks)
    case .unevaluatedProperties(let rest): judgeUnevaluatedProperties(rest, id, value, marks)
    }
  }

  private mutating func follow(
    _ word: Word, to target: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?
  ) -> Bool {
    guard isCollecting else { return judge(target, value, marks) }
    trail.append(.reference(word))
    defer { trail.removeLast() }
    return judge(target, value, marks)
  }

  /// Judges a part of the instance.
  @inline(__always)
  mutating func evaluate(_ id: SchemaNode.ID, _ value: Instance, under part: @autoclosure () -> PathPart) -> Bool {
    guard isCollecting else { return judge(id, value, nil) }
    path.append(part())
    defer { path.removeLast() }
    return evaluate(id, value, nil)
  }

  /// Judges where a refusal is no error yet: without a trace, unless everything is to be told. Then the caller drops
  /// what it does not keep.
  mutating func quietly(_ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?) -> Bool {
    guard mode == .explaining else { return evaluate(id, value, marks) }
    mode = .quick
    defer { mode = .explaining }
    return evaluate(id, value, marks)
  }

  mutating func quietly(_ id: SchemaNode.ID, _ value: Instance, under part: @autoclosure () -> PathPart) -> Bool {
    guard mode == .thorough else { return quietly(id, value, nil) }
    return evaluate(id, value, under: part())
  }

  /// Drops the refusals after the first so many: they turned out to be no errors.
  @inline(__always)
  mutating func forgive(_ count: Int) {
    if errors.count > count { errors.removeSubrange(count...) }
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

extension CompiledSchema {
  /// Whether one of its schemas accepts a value.
  package func accepts(_ value: JSONValue, by id: SchemaNode.ID) -> Bool { walk(value, .quick, from: id).isValid }

  /// Whether what a reference leads to depends on the way there.
  package var isDynamic: Bool { !dynamicAnchors.isEmpty }

  /// Walks over an instance.
  func walk(
    _ instance: JSONValue, _ mode: EvaluationMode, from start: SchemaNode.ID? = nil
  ) -> (isValid: Bool, errors: [SchemaError], annotations: [SchemaAnnotation]) {
    nodes.withUnsafeBufferPointer { nodes in
      checks.withUnsafeBufferPointer { checks in
        withUnsafePointer(to: instance) { instance in
          var evaluation = Evaluation(nodes: nodes, checks: checks, schema: self, mode: mode)
          let isValid = evaluation.evaluate(start ?? root, instance, nil)
          if let exhaustion = evaluation.exhaustion { return (false, [exhaustion], []) }
          return (isValid, evaluation.errors, evaluation.annotations)
        }
      }
    }
  }
}

extension UnsafeBufferPointer<JSONObject.Member> {
  /// Where a member's value lies.
  @inline(__always)
  func value(at place: Int) -> Instance {
    let offset = MemoryLayout<JSONObject.Member>.offset(of: \.value)!
    return (UnsafeRawPointer(baseAddress! + place) + offset).assumingMemoryBound(to: JSONValue.self)
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
