/// Fills in templates, one step after the other.
struct TemplateRenderer {
  let partials: [String: Template]
  var bytes: [UInt8] = []
  /// What names are looked up in, the innermost last.
  var contexts: [TemplateValue] = []
  /// What the lines of the template at hand begin with: it is a partial of one whose tag is indented.
  private var indent: [UInt8] = []
  private var depth = 0

  /// Templates that name each other go no deeper.
  private static let depthLimit = 32

  init(partials: [String: Template]) { self.partials = partials }

  mutating func render(_ template: Template) throws(TemplateError) {
    try render(template, template.steps.indices)
  }

  private mutating func render(_ template: Template, _ range: Range<Int>) throws(TemplateError) {
    var place = range.lowerBound
    while place < range.upperBound {
      let step = template.steps[place]
      place += 1
      if step.beginsLine && !indent.isEmpty { beginLine(step, template) }
      switch step.kind {
      case .literal(let end): literal(template, step.offset..<end)
      case .value(let path, let isRaw, let escaping):
        try write(try value(path, template, step), path, isRaw, escaping, template, step)
      case .section(let path, let isInverted, let end):
        let value = try value(path, template, step)
        if value.isPresent != isInverted {
          try section(isInverted ? .bool(true) : value, template, place..<end)
        }
        place = end
      case .partial(let name, let indent): try partial(name, indent, template, step)
      }
    }
  }

  // MARK: Steps

  private mutating func literal(_ template: Template, _ range: Range<Int>) {
    template.source.withUnsafeBufferPointer { source in
      if indent.isEmpty {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
        return
      }
      var start = range.lowerBound
      while let end = source[start..<range.upperBound].firstIndex(of: 0x0A), end + 1 < range.upperBound {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...end]))
        start = end + 1
        if source[start] != 0x0A && source[start] != 0x0D { bytes.append(contentsOf: indent) }
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<range.upperBound]))
    }
  }

  private mutating func beginLine(_ step: Template.Step, _ template: Template) {
    let first = template.source[step.offset]
    // A blank line stays blank.
    if case .literal = step.kind, first == 0x0A || first == 0x0D { return }
    bytes.append(contentsOf: indent)
  }

  private mutating func section(_ value: TemplateValue, _ template: Template, _ range: Range<Int>)
    throws(TemplateError)
  {
    switch value {
    case .bool: try render(template, range)
    case .list(let values):
      for value in values {
        contexts.append(value)
        try render(template, range)
        contexts.removeLast()
      }
    default:
      contexts.append(value)
      try render(template, range)
      contexts.removeLast()
    }
  }

  private mutating func partial(
    _ name: String, _ indent: [UInt8], _ template: Template, _ step: Template.Step
  )
    throws(TemplateError)
  {
    guard let partial = partials[name] else {
      let known = partials.keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
      throw template.error(
        "there is no template `\(name)`" + (known.isEmpty ? "" : "; there are \(known)"), at: step.offset)
    }
    guard depth < Self.depthLimit else {
      throw template.error(
        "templates include each other more than \(Self.depthLimit) levels deep", at: step.offset)
    }
    let outer = self.indent
    self.indent += indent
    depth += 1
    try render(partial)
    depth -= 1
    self.indent = outer
  }

  private mutating func write(
    _ value: TemplateValue, _ path: [String], _ isRaw: Bool, _ escaping: Escaping, _ template: Template,
    _ step: Template.Step
  ) throws(TemplateError) {
    switch value {
    case .text(let text) where !isRaw:
      if let problem = escaping.write(text, to: &bytes) {
        throw template.error("\(name(path)) \(problem)", at: step.offset)
      }
    case .int(let number) where !isRaw: bytes.append(contentsOf: String(number).utf8)
    case .raw(let raw) where isRaw: bytes.append(contentsOf: raw)
    case .json(let json) where isRaw: ScriptJSON.write(json, to: &bytes)
    case .text, .int:
      throw template.error(
        "\(name(path)) is \(value.kind), which `{{{…}}}` would not escape; write `{{…}}`", at: step.offset)
    case .raw, .json:
      throw template.error("\(name(path)) is \(value.kind); write `{{{…}}}`", at: step.offset)
    default: throw template.error("\(name(path)) is \(value.kind), not text", at: step.offset)
    }
  }

  // MARK: Names

  private func value(_ path: [String], _ template: Template, _ step: Template.Step) throws(TemplateError)
    -> TemplateValue
  {
    guard let first = path.first else { return contexts[contexts.count - 1] }
    var place = contexts.count
    while place > 0 {
      place -= 1
      guard case .object(let members) = contexts[place], var value = members[first] else { continue }
      for (index, part) in path.dropFirst().enumerated() {
        guard case .object(let members) = value else {
          throw template.error(
            "there is no `\(path.joined(separator: "."))`: \(name(path.prefix(index + 1))) is \(value.kind)",
            at: step.offset)
        }
        guard let next = members[part] else { throw unknown(path, members, template, step) }
        value = next
      }
      return value
    }
    throw unknown(path, nil, template, step)
  }

  private func unknown(
    _ path: [String], _ members: [String: TemplateValue]?, _ template: Template, _ step: Template.Step
  ) -> TemplateError {
    var names = Set(members.map { Array($0.keys) } ?? [])
    if members == nil {
      for case .object(let members) in contexts { names.formUnion(members.keys) }
    }
    let known = names.sorted().map { "`\($0)`" }.joined(separator: ", ")
    return template.error(
      "there is no value \(name(path))" + (known.isEmpty ? "" : "; there are \(known)"), at: step.offset)
  }

  private func name(_ path: some Collection<String>) -> String {
    path.isEmpty ? "`.`" : "`\(path.joined(separator: "."))`"
  }
}
