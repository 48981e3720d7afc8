import Language

/// A dialplan in which the language of the call is a part of where it is: each step once for every language that a call can
/// have in it.
public struct SpokenFlow: Sendable {
  /// The graph over those; the dialplan's own where all calls have one language.
  public let graph: CallGraph
  /// The language of the call in each step of the graph.
  public let languages: [String]
  /// The language that a call begins in.
  public let first: String

  /// `first`: see `Contract.language(of:)`. A step that no call comes to is taken to be entered in its own language.
  public init(_ graph: CallGraph, first: String) {
    self.first = first
    var entered = Array(repeating: [String](), count: graph.steps.count)
    func enter(_ step: Int, _ language: String) {
      var open = [(step: step, language: graph.steps[step].language ?? language)]
      while let here = open.popLast() {
        if entered[here.step].contains(here.language) { continue }
        entered[here.step].append(here.language)
        for way in graph.leaving[here.step].reversed() {
          guard let next = way.to else { continue }
          open.append((next, graph.steps[next].language ?? here.language))
        }
      }
    }
    if let start = graph.start { enter(start, first) }
    for step in graph.steps.indices where entered[step].isEmpty { enter(step, first) }
    // In the order in which the dialplan names them.
    var order = [first]
    for step in graph.steps { if let language = step.language, !order.contains(language) { order.append(language) } }
    for step in entered.indices where entered[step].count > 1 { entered[step] = order.filter(entered[step].contains) }
    guard entered.contains(where: { $0.count > 1 }) else {
      self.graph = graph
      languages = entered.map { $0[0] }
      return
    }
    let states = graph.steps.indices.flatMap { step in entered[step].map { (step: step, language: $0) } }
    var places: [String: [Int: Int]] = [:]
    for (place, state) in states.enumerated() { places[state.language, default: [:]][state.step] = place }
    let leaving = states.enumerated().map { place, state in
      graph.leaving[state.step].map { way in
        CallGraph.Way(
          from: place, outcome: way.outcome,
          to: way.to.flatMap { places[graph.steps[$0].language ?? state.language]?[$0] })
      }
    }
    languages = states.map(\.language)
    self.graph = CallGraph(
      graph.dialplan, steps: states.map { graph.steps[$0.step] }, leaving: leaving,
      start: graph.start.flatMap { places[graph.steps[$0].language ?? first]?[$0] })
  }

  /// All calls have one language.
  init(of graph: CallGraph, _ language: String) {
    self.graph = graph
    first = language
    languages = Array(repeating: language, count: graph.steps.count)
  }

  /// Whether a call can have one language or another.
  public var isMixed: Bool { languages.contains { $0 != languages[0] } }

  /// The language of a text in a step that names none: the step's own, or the one that the dialplan begins with.
  public func plain(in step: Step) -> String { step.language ?? first }

  /// What may be said instead of a key in a place of the graph, as it is compared, and the key that it stands for.
  public func words(of ask: Ask, at place: Int) -> [(word: String, press: KeyPattern)] {
    spoken(for: ask, at: place).map { ($0.word.compared, $0.key.press) }
  }

  /// The words and the keys as the contract has them.
  public func spoken(for ask: Ask, at place: Int) -> [(word: KeyWords.Word, key: Ask.Key)] {
    let first = plain(in: graph.steps[place])
    return ask.keys.flatMap { key in
      (key.words?.words(in: languages[place], first: first) ?? []).map { ($0, key) }
    }
  }

  /// The languages in which a call can be in a step, the one that calls begin in first.
  public func languages(in step: String) -> [String] { places(of: step).map { languages[$0] } }

  /// The language in which whoever answers is told something: that of the call, or where no text says its language the one that
  /// calls begin in.
  public func toldLanguage(_ told: Speech, in language: String) -> String { told.isUnnamed ? first : language }

  /// The same of a place in the graph.
  public func toldLanguage(_ told: Speech, at place: Int) -> String { toldLanguage(told, in: languages[place]) }

  /// All of those of a step, each once.
  public func toldLanguages(in step: Step) -> [String] {
    guard case .transfer(let transfer) = step.act, let told = transfer.told else { return [] }
    return told.speech.isUnnamed ? [first] : languages(in: step.name)
  }

  /// Where a step stands in the graph: once for each of those.
  public func places(of step: String) -> Range<Int> {
    guard let first = graph.place(of: step) else { return 0..<0 }
    var end = first + 1
    while end < graph.steps.count, graph.steps[end].name == step { end += 1 }
    return first..<end
  }
}

extension Contract {
  /// The language that a dialplan's calls begin in: the one that it says, or that of the first agent that it connects to.
  public func language(of dialplan: Dialplan) -> String {
    if let language = dialplan.language { return language }
    for step in dialplan.steps {
      guard case .connect(let connect) = step.act, let agent = agents[connect.agent] else { continue }
      if let language = agent.language?.standard, !language.isEmpty { return language }
    }
    return "en"
  }
}

extension ResolvedContract {
  /// The dialplan by the languages of its calls.
  public func spoken(_ dialplan: ResolvedDialplan) -> SpokenFlow {
    spokenFlows[dialplan.name] ?? SpokenFlow(of: dialplan.graph, contract.language(of: dialplan.dialplan))
  }

  /// The tags of an agent's languages, besides the one that it begins with, in which a phone call comes to it.
  public func otherLanguages(of agent: Agent) -> [String] {
    var tags: [String] = []
    guard callsHaveLanguages else { return [] }
    for dialplan in dialplans {
      let connects = dialplan.dialplan.steps.contains { step in
        if case .connect(let connect) = step.act { connect.agent == agent.name } else { false }
      }
      guard connects else { continue }
      let flow = spoken(dialplan)
      for (step, language) in zip(flow.graph.steps, flow.languages) {
        guard case .connect(let connect) = step.act, connect.agent == agent.name,
          let tag = agent.tag(for: language), tag != agent.language?.standard, !tags.contains(tag)
        else { continue }
        tags.append(tag)
      }
    }
    return tags
  }
}
