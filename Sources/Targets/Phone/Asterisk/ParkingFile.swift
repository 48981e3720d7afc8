import Language

/// `res_parking.conf`: the lots in which calls wait until somebody dials their slot.
enum ParkingFile {
  static func text(_ plan: PhonePlan) -> String {
    var text = AsteriskFiles.heading(plan, "Parking lots") + "\n[general]\nparkeddynamic=no\n"
    for (index, lot) in plan.lots.enumerated() {
      text += """

        [\(plan.names.lot(lot))]
        parkpos=\(slots(index).lowerBound)-\(slots(index).upperBound)
        context=\(plan.names.lot(lot))
        comebacktoorigin=no
        parkingtime=90

        """
    }
    return text
  }

  private static func slots(_ place: Int) -> ClosedRange<Int> { 701 + place * 20...719 + place * 20 }

  /// Where phones of the house take a parked call up: include the lot's context in theirs. Nobody else is led there.
  static func writeSlots(of lot: String, _ place: Int, _ plan: PhonePlan, to text: inout DialplanText) {
    let name = plan.names.lot(lot)
    text.context(name, "Slots of \(lot). Include this in the context of the phones that may take a call up.")
    for slot in slots(place) { text.only("\(slot)", "ParkedCall(\(name),\(slot))") }
  }
}
