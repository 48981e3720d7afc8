import Syntax

extension Shape where Value == Fact {
  static let fact = record(
    "Fact", "A label and its value.",
    [
      .required("label", \.label, .label, "What it is."),
      .required("value", \.value, .label, "The value."),
    ])
}

extension Shape where Value == Binding? {
  static let pathOrNil = Shape<Binding>.path.map { Optional($0) }
}

extension Shape where Value == ListElement {
  static let listElement = record(
    "List", "Rows over a list; `$(item.…)` is the element.",
    [
      .required("of", \.of, .pathOrNil, "The list."),
      .optional("limit", \.limit, .integer(1...1000), "How many rows are shown at first."),
      .optional("more", \.more, .word, "Where the rest is shown: `fullscreen` or `inline`."),
      .optional("image", \.image, .imageElement, "A small picture at the row's beginning."),
      .required("title", \.title, .label, "A row's title."),
      .optional("subtitle", \.subtitle, .label, "A second line."),
      .optional("value", \.value, .label, "What stands at the row's end."),
      .optional("badge", \.badge, .badgeElement, "A word that stands out, at the row's end."),
      .optional("empty", \.empty, .label, "What is said when the list is empty."),
    ])
}

extension Shape where Value == TableElement {
  static let tableElement = record(
    "Table", "Columns over a list; `$(item.…)` is the element.",
    [
      .required("of", \.of, .pathOrNil, "The list."),
      .optional("limit", \.limit, .integer(1...1000), "How many rows are shown at first."),
      .optional("more", \.more, .word, "Where the rest is shown: `fullscreen` or `inline`."),
      .required("columns", \.columns, Shape<Fact>.fact.list, "The columns."),
      .optional("empty", \.empty, .label, "What is said when the list is empty."),
    ])
}

extension Shape where Value == EachElement {
  static let eachElement = record(
    "Each", "The same elements for each element of a list; `$(item.…)` is the element.",
    [
      .required("of", \.of, .pathOrNil, "The list."),
      .optional("limit", \.limit, .integer(1...1000), "How many are shown at first."),
      .optional("more", \.more, .word, "Where the rest is shown: `fullscreen` or `inline`."),
      .required("show", \.show, Shape<Element>.element.list, "What is shown for each."),
      .optional("empty", \.empty, .label, "What is said when the list is empty."),
    ])
}

extension Shape where Value == CardElement {
  static let cardElement = record(
    "Card", "Elements that belong together, on a surface of their own.",
    [
      .optional("image", \.image, .imageElement, "A picture over its whole width."),
      .optional("title", \.title, .label, "Its title."),
      .optional("subtitle", \.subtitle, .label, "A second line."),
      .optional("badge", \.badge, .badgeElement, "A word that stands out, beside the title."),
      .defaulted("show", \.show, Shape<Element>.element.list, "What stands in it."),
    ])
}

extension Shape where Value == CarouselElement {
  static let carouselElement = record(
    "Carousel", "Cards side by side, one for each element of a list; `$(item.…)` is the element.",
    [
      .required("of", \.of, .pathOrNil, "The list."),
      .optional("limit", \.limit, .integer(1...1000), "How many cards are shown; 8 unless it is said."),
      .optional("image", \.image, .imageElement, "The card's picture."),
      .required("title", \.title, .label, "The card's title."),
      .defaulted("details", \.details, Shape<Template>.label.list, "Lines under the title, two at most."),
      .optional("badge", \.badge, .badgeElement, "A word that stands out."),
      .defaulted("actions", \.actions, Shape<Action>.action.list, "The card's button."),
      .optional("empty", \.empty, .label, "What is said when the list is empty."),
    ])
}

extension Shape where Value == ChoiceElement {
  static let choiceElement = record(
    "Choice", "One of a list's elements is chosen, or several; `$(choice.NAME)` is what was chosen.",
    [
      .required("name", \.name, .name, "The name of the choice."),
      .required("of", \.of, .pathOrNil, "The list."),
      .optional("limit", \.limit, .integer(1...1000), "How many are shown at first."),
      .optional("more", \.more, .word, "Where the rest is shown: `fullscreen` or `inline`."),
      .required("value", \.value, .template, "What is chosen."),
      .required("title", \.title, .label, "What the person reads."),
      .optional("subtitle", \.subtitle, .label, "A second line."),
      .defaulted("many", \.isMany, .boolean, "Whether several may be chosen; `$(choice.NAME)` is then a list."),
      .defaulted("required", \.isRequired, .boolean, "Whether one must be chosen before a button that uses it works."),
      .optional("empty", \.empty, .label, "What is said when the list is empty."),
    ])
}
