extension Damages {
  /// Damages to what only some call flows have, by the contract that has it.
  static let byCallFlow: [(spec: String, damages: [Damage])] = [
    ("phone-queue", ofQueues + ofQueuesInTwiML + ofPassingInQueues),
    ("phone-meeting", ofMeetings),
    ("phone-callers", ofCallers),
    ("phone-languages", ofSpokenWords + ofSaidKeys),
    ("phone-lookup", ofLookups + ofComparedAnswers + ofTellings),
    ("phone-people", ofPeople + ofPassing),
    ("phone-menu", ofMenus + ofComparedKeys),
    ("phone-hours", ofHours),
    ("phone-referral", ofReferrals + ofComparedKeysElsewhere),
    ("phone-stream", ofStreams),
    ("phone-topics", ofVariables),
    ("phone-receptionist", ofReceptionists + ofPassingElsewhere),
  ]

  /// The same one by one.
  static let ofCallFlows = byCallFlow.flatMap { spec, damages in damages.map { (spec, $0) } }
}
