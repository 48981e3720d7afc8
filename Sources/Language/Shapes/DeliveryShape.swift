import JSONValues
import Syntax

extension Shape where Value == Evaluation {
  static let evaluation = record(
    "Evaluation", "A golden prompt: what should happen when a person says this.",
    [
      .required("kind", \.kind, .word, "`direct`, `indirect` or `negative`."),
      .required("prompt", \.prompt, .text, "What the person says."),
      .defaulted("calls", \.calls, Shape<Evaluation.Call>.call.list, "The tools that should be called, in order."),
      .optional("expect", \.expect, .text, "What the person should see or hear."),
      .optional("why", \.why, .text, "Why nothing should be called."),
    ])
}

extension Shape where Value == Evaluation.Call {
  static let call = record(
    "ExpectedCall", "A call that should happen.",
    [
      .required("tool", \.tool, .reference(.tool), "The tool."),
      .optional("input", \.input, .json("arguments"), "The arguments that matter."),
    ])
}

extension Shape where Value == Submission {
  static let submission = record(
    "Submission", "What the directory shows and reviewers ask for.",
    [
      .required("display_name", \.displayName, .text, "The app's name, at most 30 characters."),
      .optional("subtitle", \.subtitle, .text, "At most 30 characters."),
      .optional("description", \.description, .text, "At most 4,000 characters."),
      .optional("developer", \.developer, .text, "Who publishes it."),
      .optional("category", \.category, .text, "One of the directory's categories."),
      .optional("logo", \.logo, .text, "The file of the logo."),
      .optional("urls", \.urls, .urls, "Public pages."),
      .defaulted("starter_prompts", \.starterPrompts, .sentences, "Up to three things to say first."),
      .optional("audience", \.audience, .text, "Whom it is for."),
      .optional("commerce", \.isCommerce, .boolean, "Whether something is sold in it."),
      .defaulted("countries", \.countries, Shape<String>.text.list, "Where it is offered (ISO 3166-1 alpha-2)."),
      .defaulted("recipients", \.recipients, .sentences, "Who gets personal data."),
      .optional("controls", \.controls, .text, "How a person sees or deletes their data."),
      .optional("release_notes", \.releaseNotes, .text, "What is new."),
    ])
}

extension Shape where Value == Submission.URLs {
  static let urls = record(
    "URLs", "Public pages of the publisher.",
    [
      .optional("website", \.website, .text, "The website."),
      .optional("support", \.support, .text, "Help."),
      .optional("privacy", \.privacy, .text, "The privacy policy."),
      .optional("terms", \.terms, .text, "The terms of service."),
      .optional("demo", \.demo, .text, "A recording for reviewers."),
    ])
}
