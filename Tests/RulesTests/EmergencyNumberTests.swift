import Facts
import Testing

@Suite struct EmergencyNumberTests {
  @Test(arguments: [
    ("+14155550142", "US", ["112", "911"]), ("+12425550142", "BS", ["911", "919"]),
    ("+33123456789", "FR", ["15", "17", "18", "112"]),
    ("+81312345678", "JP", ["110", "119"]), ("+61212345678", "AU", ["000", "106", "112"]),
    ("+5511987654321", "BR", ["112", "128", "190", "192", "193", "911"]),
  ]) func aNumberTellsItsCountry(_ number: String, _ country: String, _ numbers: [String]) throws {
    let found = try #require(EmergencyNumbers.country(of: number))
    #expect(found.name == country && found.numbers == numbers)
  }

  @Test func noNumberIsLeftOut() {
    #expect(
      EmergencyNumbers.all.isSuperset(of: ["999", "000", "110", "119", "15", "17", "18", "190", "112", "911", "111"]))
    #expect(EmergencyNumbers.country(of: "+") == nil)
  }
}
