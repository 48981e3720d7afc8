import JSONValues
import Testing

@testable import Voice

@Suite struct DerivationTests {
  private func object(_ properties: JSONObject, required: [String] = []) -> JSONValue {
    ["type": "object", "properties": .object(properties), "required": .strings(required)]
  }

  @Test func seesNumbersPhonesAndAddressesAmongParameters() {
    let entities = SpokenEntities(
      object(
        [
          "serial_number": ["type": "string", "examples": ["AB12"]],
          "call_back_phone": ["type": "string"],
          "contact": ["type": "string", "format": "email"],
        ], required: ["serial_number", "contact"]))
    #expect(entities.hasIdentifier && entities.hasPhone && entities.hasEmail && entities.areSeveral)
    #expect(entities.example == "AB12")
  }

  @Test func followsNamedTypesAndKindsOfIdentifier() {
    let schema: JSONValue = [
      "type": "object",
      "properties": [
        "customer": ["$ref": "#/$defs/CustomerId"], "by": ["type": "string", "enum": ["phone", "email"]],
      ],
      "$defs": ["CustomerId": ["type": "string", "pattern": "^C[0-9]{7}$", "examples": ["C4071882"]]],
    ]
    let entities = SpokenEntities(schema)
    #expect(entities.hasIdentifier && entities.hasPhone && entities.hasEmail && !entities.areSeveral)
    #expect(entities.example == "C4071882")
  }

  @Test func seesNothingToReadBackInFreeTextAndReferences() {
    let entities = SpokenEntities(
      object(["slot_id": ["type": "string"], "detail": ["type": "string"], "count": ["type": "integer"]]))
    #expect(!entities.hasIdentifier && !entities.hasPhone && !entities.hasEmail)
  }

  @Test func knowsSmallestUnitsOnlyWhereTheyAreSaid() {
    let currency: JSONValue = ["type": "string"]
    func money(_ description: String) -> JSONValue {
      object([
        "lines": [
          "type": "array",
          "items": object([
            "amount": ["type": "integer", "description": .string(description)], "currency": currency,
          ]),
        ]
      ])
    }
    #expect(MinorUnits.occur(in: money("Amount in the currency's smallest unit.")))
    #expect(!MinorUnits.occur(in: money("Whole dollars.")))
    #expect(!MinorUnits.occur(in: object(["amount": ["type": "integer", "description": "In cents."]])))
  }

  @Test func countsATokenForFourBytes() {
    #expect(TokenEstimate.tokens("") == 0)
    #expect(TokenEstimate.tokens("abcd") == 1)
    #expect(TokenEstimate.tokens("abcde") == 2)
  }
}
