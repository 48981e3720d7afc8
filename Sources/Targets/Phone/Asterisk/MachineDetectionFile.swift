/// `amd.conf`: what tells an answering machine from a person. Someone who says nothing counts as a person.
enum MachineDetectionFile {
  /// Milliseconds that detection takes at most.
  static let longest = 3_500

  static func text(_ plan: PhonePlan) -> String {
    AsteriskFiles.heading(plan, "Answering machine detection")
      + """

      [general]
      total_analysis_time=\(longest)
      ; longer than the analysis: silence alone makes nobody a machine
      initial_silence=\(longest + 500)
      silence_threshold=256
      greeting=1500
      after_greeting_silence=800
      min_word_length=100
      maximum_word_length=5000
      between_words_silence=50
      maximum_number_of_words=4

      """
  }
}
