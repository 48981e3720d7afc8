import Facts
import JSONValues
import Language
import Voice

extension SessionDefaults {
  static let truncation: JSONValue = ["type": "retention_ratio", "retention_ratio": .double(retentionRatio)]
}

extension VoiceSession {
  var voice: String { agent.voice ?? RealtimeFacts.usualVoice }
  var effort: String { settings.reasoning?.effort ?? SessionDefaults.effort }

  /// The language that transcription is told of, if it is told of one: that of the contract, unless the agent
  /// may change to another one and the model takes only one.
  var transcriptionLanguage: String? {
    guard let transcription = settings.transcription, transcription.languages.isEmpty else { return nil }
    if let language = transcription.language { return language }
    guard !takesLanguages, let policy = agent.language, policy.also.isEmpty else { return nil }
    return LanguageNames.primary(of: policy.standard)
  }

  /// The languages that transcription is told of, for the models that take several.
  var transcriptionLanguages: [String] {
    guard let transcription = settings.transcription else { return [] }
    if !transcription.languages.isEmpty || transcription.language != nil || !takesLanguages {
      return transcription.languages
    }
    guard let policy = agent.language else { return [] }
    var languages: [String] = []
    for tag in [policy.standard] + policy.also {
      let language = LanguageNames.primary(of: tag)
      if !languages.contains(language) { languages.append(language) }
    }
    return languages
  }

  private var takesLanguages: Bool { transcriptionModel?.takesLanguages ?? false }
}
