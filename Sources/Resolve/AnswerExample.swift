import JSONSchemas
import JSONValues
import Language
import SchemaCompatibility

extension ResolvedContract {
  /// What a tool may answer so that a step is left by an outcome, for who tries the flow: the member that decides, and what is said
  /// afterwards. Nil for an outcome that follows no answer.
  ///
  /// - Parameter values: What the flow says of the step's answers.
  public func answer(to call: ToolCall, _ outcome: String, saying values: [SpokenValue]) -> JSONObject? {
    guard let tool = tool(call.tool) else { return nil }
    let taken = call.cases.firstIndex { "if:\($0.label)" == outcome }
    guard taken != nil || outcome == "else" else { return nil }
    // No earlier case may hold.
    let before = call.cases[..<(taken ?? call.cases.endIndex)]
    func example(_ path: [String], _ wanted: AnswerTest?, _ usual: [JSONValue]) -> JSONValue? {
      let refused = before.filter { $0.members == path }.map { test($0, of: tool) }
      return self.example(path, of: tool, wanted, without: refused, usual)
    }
    var answer = JSONObject()
    if let taken {
      let item = call.cases[taken]
      // At the edge: the least number, or the last before the limit.
      let edge = item.least ?? item.limit.map { $0 - 1 }
      if let value = example(item.members, test(item, of: tool), edge.map { [.int($0)] } ?? []) {
        answer.put(value, at: item.members[...])
      }
    }
    for value in values {
      guard case .answer(_, let path) = value.source, path != taken.map({ call.cases[$0].members }) else { continue }
      let usual: [JSONValue] =
        switch value.manner {
        case .digits: ["4071", "407193", "40719325"]
        case .number: [21, 7, 1, 0]
        // An hour and five minutes, of minutes.
        case .duration: [65, 7, 1, 0]
        case .date where value.timezone == nil: ["2027-03-14"]
        // Another day elsewhere; with an offset and a fraction.
        case .date, .time: ["2027-03-14T00:05:30.5+02:00"]
        }
      if let said = example(path, nil, usual) { answer.put(said, at: path[...]) }
    }
    return answer
  }

  /// A member that an answer may have, passes one test and none of some others; a usual one if it can be.
  private func example(
    _ path: [String], of tool: ResolvedTool, _ wanted: AnswerTest?, without refused: [AnswerTest], _ usual: [JSONValue]
  ) -> JSONValue? {
    if case .word(let word)? = wanted { return word }
    guard let type = type(at: path, of: tool), let schema = types.schema(of: type),
      let source = try? CompiledSchema(schema)
    else { return nil }
    let fits = { (value: JSONValue) in
      wanted?.holds(value) != false && !refused.contains { $0.holds(value) } && source.validate(value).isEmpty
    }
    if let fitting = usual.first(where: fits) { return fitting }
    let left = AnswerTest.left(of: wanted?.numbers ?? AnswerTest.allNumbers, without: refused)
    let ends = type.isWholeNumber ? left.compactMap(type.ends) : []
    let edges = ends.flatMap { [JSONValue.int($0.lowerBound), .int($0.upperBound)] }
    if let fitting = (edges + type.words).first(where: fits) { return fitting }
    // Whatever the type takes that nothing else does.
    return source.anything.flatMap { fits($0) ? $0 : nil }
  }
}

extension ValueType {
  /// The values of an enumeration, or the only one.
  fileprivate var words: [JSONValue] {
    if case .enumeration(let values) = form { values } else { [keywords["const"]].compactMap(\.self) }
  }
}

extension CompiledSchema {
  /// A value that it accepts; nil if none is found.
  fileprivate var anything: JSONValue? {
    guard let nothing = try? CompiledSchema(false), case .fails(let witness) = inclusion(in: nothing) else {
      return nil
    }
    return witness
  }
}

extension JSONObject {
  /// Puts a value where a path leads, beside what is there.
  mutating func put(_ value: JSONValue, at path: ArraySlice<String>) {
    guard let name = path.first else { return }
    if path.count == 1 {
      self[name] = value
      return
    }
    var inner = self[name]?.object ?? JSONObject()
    inner.put(value, at: path.dropFirst())
    self[name] = .object(inner)
  }
}
