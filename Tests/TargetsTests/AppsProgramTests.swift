import JSONValues
import Resolve
import TemplateStore
import Testing

@testable import Targets

private let shop = """
  types:
    Money: {properties: {amount: {type: integer, minimum: 0}, currency: {type: string}}}
    Line: {properties: {id: string, label: string, state: {enum: [not_started, done]}, price: Money, count: integer}}
  tools:
    list_lines:
      description: Lists lines.
      effect: read
      input: {order: string}
      output: {lines: {type: array, items: Line}, note: {type: string, optional: true}}
      widget: lines
      status: {running: Looking…}
    drop_line:
      title: Drop a line
      description: Drops a line.
      effect: destructive
      confirm: Drop line $(input.id)?
      input: {id: string, why: {type: string, optional: true}}
      output: {dropped: string}
      widget: dropped
    add_line:
      description: Adds a line.
      effect: write
      input:
        customer_id: string
        label: {type: string, minLength: 2, maxLength: 40, pattern: '^[a-z]+$', examples: [bolt], description: What it is.}
        story: {type: string, maxLength: 500, optional: true}
        kind: {enum: [spare_part, labour], default: labour}
        urgent: {type: boolean, optional: true}
        count: {type: integer, minimum: 1, title: How many}
        on: {type: string, format: date}
        price: Money
      output: {dropped: string}
      widget: dropped
  widgets:
    lines:
      title: Lines
      inline:
        - choice: {name: line, of: output.lines, value: $(item.id), title: $(item.label), subtitle: $(item.state), required: true}
        - table:
            of: output.lines
            columns:
              - {label: State, value: $(item.state)}
              - {label: Count, value: $(item.count)}
              - {label: Price, value: $(item.price | money)}
        - facts:
            - {label: Note, value: $(output.note?)}
        - actions:
            - {label: Drop, call: drop_line, with: {id: $(choice.line)}, style: primary, then: {show: dropped}, failed: {text: Not dropped.}}
            - {label: Ask, message: 'About $(input.order): why?'}
    dropped:
      title: Dropped
      inline:
        - heading: Dropped $(output.dropped)
      fullscreen:
        - form:
            call: add_line
            fields: [label, story, kind, urgent, count, on, price]
            with: {customer_id: $(output.dropped)}
            submit: Add
            then: {show: lonely}
    lonely:
      title: Lonely
      inline: [{text: Nothing follows.}]
  """

private func text(_ value: JSONValue?) -> String {
  value.map { String(decoding: JSONWriter.compact($0), as: UTF8.self) } ?? "nothing"
}

@Suite struct AppsProgramTests {
  private let contract: ResolvedContract

  init() throws { contract = try resolved(shop) }

  private func program(_ widget: String) throws -> JSONValue {
    PageProgram(try #require(contract.widget(widget)), in: contract).json
  }

  private func element(_ widget: String, _ layout: String, _ place: Int) throws -> JSONValue? {
    try program(widget)["widgets"]?[widget]?[layout]?.array?[place]
  }

  @Test func carriesEveryLayoutThatItCanComeToShow() throws {
    #expect(ShownWidgets.from("lines", in: contract).map(\.name) == ["lines", "dropped", "lonely"])
    #expect(ShownWidgets.from("dropped", in: contract).map(\.name) == ["dropped", "lonely"])
    #expect(try program("lines")["widgets"]?.object?.keys == ["lines", "dropped", "lonely"])
    #expect(try program("lonely")["widgets"]?.object?.keys == ["lonely"])
  }

  @Test func declaresTheModesOfAllItsLayouts() throws {
    #expect(try program("lines")["modes"] == ["inline", "fullscreen"])
    #expect(try program("lonely")["modes"] == ["inline"])
  }

  @Test func asksBeforeEveryCallThatIsNotARead() throws {
    #expect(
      text(try program("lines")["tools"])
        == #"{"drop_line":{"title":"Drop a line","ask":["Drop line ",{"path":["input","id"]},"?"]},"#
        + #""add_line":{"title":"Add line","ask":"Add line?"}}"#)
    let tool = try #require(contract.tool("list_lines"))
    #expect(PageProgram.question(before: tool.tool) == nil)
  }

  @Test func showsAWordOfAnEnumerationAsALabel() throws {
    #expect(
      text(try element("lines", "inline", 0)?["choice"]?["subtitle"])
        == #"{"path":["item","state"],"as":["label"]}"#)
  }

  @Test func namesTheChoiceByItsWidgetWhereNoHeadingStandsAbove() throws {
    #expect(try element("lines", "inline", 0)?["choice"]?["label"] == "Lines")
  }

  @Test func alignsNumbersOfATable() throws {
    let columns = try element("lines", "inline", 1)?["table"]?["columns"]?.array
    #expect(columns?.map { $0["isNumber"] } == [nil, true, true])
  }

  @Test func leavesOutTheRowOfAnAbsentValue() throws {
    #expect(
      text(try element("lines", "inline", 2))
        == #"{"facts":[{"label":"Note","value":{"path":["output","note"],"optional":true}}]}"#)
  }

  @Test func tellsAButtonWhatMustBeChosen() throws {
    #expect(
      text(try element("lines", "inline", 3))
        == #"{"actions":[{"label":"Drop","style":"primary","needs":[{"name":"line","id":"e1","of":["output","lines"]}],"#
        + #""call":"drop_line","with":{"id":{"path":["choice","line"]}},"then":"dropped","failed":"Not dropped."},"#
        + #"{"label":"Ask","message":["About ",{"path":["input","order"]},": why?"]}],"id":"e3"}"#)
  }

  @Test func makesEachFieldFromItsParameter() throws {
    let form = try element("dropped", "fullscreen", 0)?["form"]
    #expect(form?["title"] == "Add line")
    let fields = form?["fields"]?.array?.map { text($0) }
    #expect(
      fields == [
        #"{"name":"label","kind":"text","label":"Label","hint":"What it is.","minLength":2,"maxLength":40,"pattern":"^[a-z]+$","example":"bolt"}"#,
        #"{"name":"story","kind":"long","label":"Story","optional":true,"maxLength":500}"#,
        #"{"name":"kind","kind":"select","label":"Kind","default":"labour","options":[{"value":"spare_part","label":"Spare part"},{"value":"labour","label":"Labour"}]}"#,
        #"{"name":"urgent","kind":"toggle","label":"Urgent","optional":true}"#,
        #"{"name":"count","kind":"integer","label":"How many","minimum":1}"#,
        #"{"name":"on","kind":"date","label":"On"}"#,
        #"{"name":"price","kind":"money","label":"Price","minimum":0,"currencies":[]}"#,
      ])
  }

  @Test func takesOnlyThePartsThatItUses() throws {
    func parts(_ name: String) throws -> [String] {
      PageProgram(try #require(contract.widget(name)), in: contract).parts.map(\.rawValue)
    }
    let common = ["style", "host", "values", "view"]
    let fields = ["field-long", "field-number", "field-date", "field-select", "field-toggle", "field-money"]
    #expect(try parts("lonely") == common)
    #expect(try parts("dropped") == common + ["buttons", "footer", "form"] + fields)
    #expect(
      try parts("lines")
        == common + [
          "format-money", "format-label", "buttons", "row", "facts", "rows", "table", "choice", "footer", "actions",
          "form",
        ] + fields)
  }

  @Test func saysOnlyWhatItsPartsSay() throws {
    let page = PageProgram(try #require(contract.widget("lonely")), in: contract)
    let words = page.program(PageWords(TemplateStore())).json["words"]
    #expect(words?.object?.keys == ["en"])
    #expect(words?["en"]?["cancelled"] == "This was cancelled.")
    #expect(words?["en"]?["pick"] == nil)
  }

  @Test func saysWhatTheToolSaysWhileItRuns() throws {
    #expect(PageProgram(try #require(contract.widget("lines")), in: contract).loadingText == "Looking…")
    #expect(PageProgram(try #require(contract.widget("dropped")), in: contract).loadingText == nil)
  }
}

@Suite struct PageWordsTests {
  /// A sentence that a language lacks would be shown by its name.
  @Test(arguments: PageWords.languages)
  func hasEverySentence(language: String) {
    let words = PageWords(TemplateStore())
    let english = words.sentences(in: "en")
    let sentences = words.sentences(in: language)
    #expect(Set(sentences.keys) == Set(PagePart.allCases.flatMap(\.words)))
    for (name, sentence) in sentences {
      #expect(!sentence.isEmpty && gaps(sentence) == gaps(english[name]), "\(language) `\(name)`")
    }
  }

  private func gaps(_ text: String?) -> Int { (text ?? "").count { $0 == "{" } }
}

@Suite struct LabelTextTests {
  @Test(arguments: [
    ("customer_id", "Customer id"), ("expectedOn", "Expected on"), ("a.b-c", "A b c"), ("", ""), ("ID", "ID"),
    ("été", "Été"),
  ])
  func humanises(_ name: String, _ label: String) { #expect(LabelText.humanised(name) == label) }

  @Test func keepsTheCaseOfAWord() { #expect(LabelText.word("in_EU_transit") == "In EU transit") }
}
