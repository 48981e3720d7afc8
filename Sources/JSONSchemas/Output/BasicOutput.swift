import JSONValues

extension CompiledSchema {
  /// What the schema says about an instance, in the *basic* format that the standard recommends (2020-12 Core, section
  /// 12.4.2): `valid`, and a flat list of `errors`, or of `annotations` if the instance is accepted. Each unit has
  /// `keywordLocation`, `absoluteKeywordLocation` and `instanceLocation`.
  ///
  /// All refusals are listed, those of every alternative of `anyOf` too; `validate` tells fewer, for people.
  public func basicOutput(_ instance: JSONValue) -> JSONValue {
    let (isValid, errors, annotations) = walk(instance, .thorough)
    var output: JSONObject = ["valid": .bool(isValid), "keywordLocation": "", "instanceLocation": ""]
    output.append("absoluteKeywordLocation", .string(absoluteLocation(of: root, nil)))
    if !isValid {
      output.append("errors", .array(errors.map(\.outputUnit)))
    } else if !annotations.isEmpty {
      output.append("annotations", .array(annotations.map(\.outputUnit)))
    }
    return .object(output)
  }
}

extension SchemaError {
  /// The error as a unit of the standard's output (2020-12 Core, section 12.3).
  public var outputUnit: JSONValue {
    [
      "valid": false, "keywordLocation": .string(keywordPointer),
      "absoluteKeywordLocation": .string(absoluteKeywordLocation), "instanceLocation": .string(instancePointer),
      "error": .string(message),
    ]
  }
}

extension SchemaAnnotation {
  /// The annotation as a unit of the standard's output (2020-12 Core, section 12.3).
  public var outputUnit: JSONValue {
    [
      "valid": true, "keywordLocation": .string(JSONPointer.text(keywordPath)),
      "absoluteKeywordLocation": .string(absoluteKeywordLocation),
      "instanceLocation": .string(JSONPointer.text(instancePath)), "annotation": value,
    ]
  }
}
