import Findings
import Syntax

extension Shape where Value == Widget {
  static let widget = record(
    "Widget", "A layout over a tool's output.",
    [
      .required("title", \.names, .plainLabel, "What the widget is called."),
      .optional("summary", \.summary, .text, "What it shows, in words for the model."),
      .required("inline", \.inline, Shape<Element>.element.list, "The layout in the conversation."),
      .optional("fullscreen", \.fullscreen, Shape<Element>.element.list, "The layout when the person opens it."),
      .optional("loading", \.loading, .label, "What is said until the result is there."),
      .optional("failed", \.failed, .label, "What is said when the call that it shows has failed."),
      .optional("cancelled", \.cancelled, .label, "What is said when that call was cancelled."),
      .optional("border", \.border, .boolean, "Whether the host draws a border around it."),
      .optional("domain", \.domain, .text, "The origin that the host serves it from."),
      .optional("csp", \.contentSecurityPolicy, .contentSecurityPolicy, "The origins that it may reach."),
    ])
}

extension Shape where Value == WidgetDefaults {
  static let widgetDefaults = record(
    "WidgetDefaults", "What all widgets have unless they say otherwise.",
    [
      .optional("domain", \.domain, .text, "The origin that the host serves them from."),
      .optional("csp", \.contentSecurityPolicy, .contentSecurityPolicy, "The origins that they may reach."),
      .optional("border", \.border, .boolean, "Whether the host draws a border around them."),
      .optional("language", \.language, .languageTag, "The language of texts that name none; `en` unless it is said."),
      .defaulted("words", \.words, .namedTexts, "What the values of enumerations are called where they are shown."),
    ])
}

extension Shape where Value == ContentSecurityPolicy {
  static let contentSecurityPolicy = record(
    "ContentSecurityPolicy", "The origins that a widget may reach; empty lists mean none.",
    [
      .defaulted("connect", \.connect, Shape<String>.text.list, "For requests."),
      .defaulted("resources", \.resources, Shape<String>.text.list, "For images, styles, scripts and fonts."),
      .defaulted("frames", \.frames, Shape<String>.text.list, "For frames; reviewers ask why."),
      .defaulted("redirects", \.redirects, Shape<String>.text.list, "For links that open without a warning page."),
    ])
}
