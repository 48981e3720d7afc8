extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"

  /// Damages to a schedule that can be closed at once, in the files of `phone-hours`.
  static let ofHours = [
    Damage(
      "a step that closes nothing", calls, .replace("Set(DB(parlance/schedule-clinic)=closed)", "NoOp(closed)"),
      "dialplan-hours"),
    Damage("a step that opens nothing", calls, .replace("${DB_DELETE(", "${DB("), "dialplan-hours"),
    Damage(
      "a step that closes another schedule", "phone/twiml/routes.json",
      .replace("\"closed\": true", "\"closed\": false"),
      "twiml-way"),
  ]
}
