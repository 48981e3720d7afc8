import JSONSchemas

/// A dialplan for FreeSWITCH, as its XML says.
struct FreeSWITCHPlan {
  struct Condition {
    let attributes: [MarkupElement.Attribute]
    /// `expression`, ready to match: a walk asks each condition thousands of times. Nil if it is no pattern.
    let expression: Pattern?

    init(attributes: [MarkupElement.Attribute]) {
      self.attributes = attributes
      expression = try? Pattern(attributes.first { $0.name == "expression" }?.value ?? "")
    }

    func matches(_ text: String) -> Bool { expression?.matches(text) ?? false }

    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  struct Action {
    let application: String
    let data: String
    /// The whole tag, in bytes.
    let range: Range<Int>
  }

  struct Extension {
    let name: String
    var conditions: [Condition] = []
    var actions: [Action] = []
    let range: Range<Int>
  }

  struct Context {
    var extensions: [Extension] = []
    let range: Range<Int>
  }

  private(set) var contexts: [String: Context] = [:]

  init(_ markup: Markup) {
    for (index, element) in markup.elements.enumerated() where element.name == "context" {
      var context = Context(range: element.tag)
      for child in markup.children(of: index) where markup.elements[child].name == "extension" {
        context.extensions.append(Self.extension(child, markup))
      }
      contexts[element.attribute("name")?.value ?? ""] = context
    }
  }

  private static func `extension`(_ index: Int, _ markup: Markup) -> Extension {
    let element = markup.elements[index]
    var result = Extension(name: element.attribute("name")?.value ?? "", range: element.tag)
    for child in markup.children(of: index) where markup.elements[child].name == "condition" {
      result.conditions.append(Condition(attributes: markup.elements[child].attributes))
      for grandchild in markup.children(of: child) where markup.elements[grandchild].name == "action" {
        let action = markup.elements[grandchild]
        result.actions.append(
          Action(
            application: action.attribute("application")?.value ?? "", data: action.attribute("data")?.value ?? "",
            range: action.tag))
      }
    }
    return result
  }

  /// Whether some extension of a context takes calls that are sent to a name, whatever else it asks for.
  func takes(_ destination: String, in context: String) -> Bool {
    contexts[context]?.extensions.contains { found in
      found.conditions.contains {
        $0.value("field") == "destination_number" && $0.matches(destination)
      }
    } ?? false
  }
}

extension FreeSWITCHPlan.Action {
  /// `EXTENSION XML CONTEXT`
  var target: (destination: String, context: String)? {
    let words = data.split(separator: " ")
    guard words.count == 3, words[1] == "XML" else { return nil }
    return (String(words[0]), String(words[2]))
  }
}
