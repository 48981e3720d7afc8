import Findings

enum SessionFunctionExpectation: Expectation {
  static let name = "that sessions have a function for each way out"

  /// A fifth member is refused: `Unknown parameter: 'session.tools[0].strict'`.
  private static let shape: JSONShape = .object([
    ("type", .word(["function"])), ("name", .text), ("description", .text),
    (
      "parameters",
      .object([
        ("type", .word(["object"])), ("properties", .map(.any)), ("required", .list(.text)),
        ("additionalProperties", .bool),
      ])
    ),
  ])

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for body in subject.voiceBodies {
      let claim = body.claim(ConformanceFindings.sessionFunction, subject)
      var names: [String] = []
      for function in body.functions {
        verdict.expect(function, has: shape, claim.kind, claim.subject)
        guard let name = function["name"]?.string else { continue }
        verdict.expect(
          !names.contains(name), claim.kind, at: function["name"]?.location, "function `\(name)` stands twice")
        verdict.expect(
          (1...64).contains(name.utf8.count) && name.utf8.allSatisfy(\.isNameByte), claim.kind,
          at: function["name"]?.location, "`\(name)` is no name that the service takes")
        verdict.expect(
          body.expectedFunctions.contains(name), claim.kind, at: function["name"]?.location,
          "function `\(name)` follows from nothing in the contract", declared: claim.declared)
        verdict.expect(
          function["parameters", "additionalProperties"]?.bool == false, claim.kind,
          at: function["parameters"]?.location ?? function.location, "`\(name)` takes arguments that it does not name")
        names.append(name)
      }
      for name in body.expectedFunctions {
        verdict.expect(
          names.contains(name), claim.kind, at: body.session["tools"]?.location ?? body.session.location,
          "\(claim.subject) has no function `\(name)`", declared: claim.declared)
      }
      checkChoice(body, names, &verdict)
    }
  }

  private static func checkChoice(_ body: VoiceBody, _ names: [String], _ verdict: inout Verdict) {
    guard let choice = body.session["tool_choice"], choice.isObject else { return }
    let isThere = choice["name"]?.string.map(names.contains) ?? (body.server != nil)
    verdict.expect(
      isThere, ConformanceFindings.sessionFunction, at: choice.location, "`tool_choice` names a tool that is not there")
  }
}

extension UInt8 {
  /// What names of tools are made of.
  var isNameByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
  }
}
