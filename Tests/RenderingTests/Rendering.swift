import Rendering

/// A template of one text, filled in.
func rendered(
  _ text: String, _ value: TemplateValue, as name: String = "t.txt", partials: [String: String] = [:]
) throws(TemplateError) -> String {
  var parsed: [String: Template] = [:]
  for (name, text) in partials {
    parsed[name] = try Template.parse(name: name, origin: "folder/\(name)", text: text)
  }
  let template = try Template.parse(name: name, origin: "folder/\(name)", text: text)
  return String(decoding: try template.render(value, partials: parsed), as: UTF8.self)
}

/// What is wrong with a template or the values that it is given, with its place.
func refusal(
  _ text: String, _ value: TemplateValue = [:], as name: String = "t.txt", partials: [String: String] = [:]
) -> String? {
  do {
    _ = try rendered(text, value, as: name, partials: partials)
    return nil
  } catch {
    return error.description
  }
}
