import Facts
import Language
import Resolve

/// What connects a caller with people's lines, and what those who answer are told.
extension TwiMLSteps {
  /// Several lines that are rung in turn are a document each; the result of one leads to the next.
  mutating func write(_ transfer: Transfer, _ index: Int, to document: inout TwiMLDocument) {
    let step = graph.steps[index]
    let file = names.file(index)
    let lines = transfer.destinations.compactMap { plan.contract.destinations[$0] }
    let first: [TwiMLDocument.Attribute] = transfer.told == nil ? [] : [("url", .text(file + transfer.toldEnding))]
    let rung = transfer.order == .together ? [lines] : lines.map { [$0] }
    // The provider says of both ends that the call is completed. Where nothing follows that, the key would end the call.
    let leaves = transfer.leave != nil && graph.leaving[index].contains { $0.outcome == "completed" }
    for (place, group) in rung.enumerated() {
      var attributes: [TwiMLDocument.Attribute] = [
        ("answerOnBridge", "true"), ("timeout", .number(transfer.timeout?.seconds ?? PhoneFacts.usualRinging)),
        (
          "action",
          place < rung.count - 1 ? .text("\(file)/result\(place + 1)") : .path(file, "/result")
        ),
      ]
      if leaves { attributes.append(("hangupOnStar", "true")) }
      let nouns = group.map { line in
        plan.numbers[line.name].map { TwiMLDocument.Noun("Number", first, $0) }
          ?? TwiMLDocument.Noun("Sip", first, line.uri)
      }
      if place == 0 {
        document.verb("Dial", attributes, nouns)
      } else {
        var next = TwiMLDocument()
        next.verb("Dial", attributes, nouns)
        add(index, ".line\(place + 1).xml", next)
      }
    }
    guard let speech = transfer.told?.speech, let prompt = flow.prompts.told(transfer, in: step) else { return }
    let nouns = told(prompt, in: flow.calls.toldLanguage(speech, at: index), index)
    var heard = TwiMLDocument()
    guard transfer.screen != nil else {
      for noun in nouns { heard.verb(noun.name, noun.attributes, text: noun.text) }
      add(index, transfer.toldEnding, heard)
      return
    }
    heard.verb(
      "Gather", [("numDigits", "1"), ("timeout", .number(PhoneFacts.screening)), ("action", .path(file, "/screen"))],
      nouns)
    heard.verb("Hangup")
    add(index, transfer.toldEnding, heard)
    // Nothing to do: the call is put through.
    add(index, ".accepted.xml", TwiMLDocument())
  }

  /// What whoever answers hears: texts, and places for values of the call, in which the language of those is said.
  private func told(_ prompt: Spoken, in language: String, _ index: Int) -> [TwiMLDocument.Noun] {
    if prompt.values.isEmpty { return prompt.parts.map { noun($0, index) } }
    var value = 0
    return prompt.pieces.map { piece in
      switch piece {
      case .text(let versions): return noun(versions, index)
      case .value:
        value += 1
        return TwiMLDocument.Noun("Say", [("language", .text(language))], TwiMLValues.place(value))
      }
    }
  }
}

extension Transfer {
  /// How the document ends that whoever answers hears.
  var toldEnding: String { ".\(told?.key ?? "").xml" }
}
