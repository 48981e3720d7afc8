extension Damages {
  /// Damages to a receptionist, in the files of `phone-receptionist`.
  static let ofReceptionists = [
    Damage(
      "a round too many", "phone/freeswitch/dialplan.xml", .replace("^x{2,}$", "^x{3,}$"), "freeswitch-way"),
    Damage(
      "strokes that are not made", "phone/freeswitch/dialplan.xml",
      .replace("parlance_visits_3=${parlance_visits_3}x", "parlance_visits_3=x"), "freeswitch-way"),
  ]
}
