import JSONValues
import Outputs
import Testing

@testable import Targets

@Suite struct SchemaFilesTests {
  @Test func aFileStandsAlone() throws {
    let contract = try resolved(
      """
      types: {CustomerId: {type: string, pattern: '^C[0-9]{7}$'}}
      tools:
        find:
          description: Finds.
          input: {id: CustomerId}
          output_schema: {$schema: 'https://json-schema.org/draft/2020-12/schema', title: Found, type: object}
        calendar.list: {description: Lists.}
      """)
    let outputs = SchemasTarget.files(of: contract)
    #expect(
      outputs.map(\.path) == [
        "schemas/find.input.schema.json", "schemas/find.output.schema.json",
        "schemas/calendar%2Elist.input.schema.json",
      ])
    #expect(outputs.map(\.declarations) == [["tool.find", "type.CustomerId"], ["tool.find"], ["tool.calendar.list"]])
    #expect(
      String(decoding: outputs[0].bytes, as: UTF8.self) == """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "find input",
          "type": "object",
          "properties": {
            "id": {
              "$ref": "#/$defs/CustomerId"
            }
          },
          "required": [
            "id"
          ],
          "additionalProperties": false,
          "$defs": {
            "CustomerId": {
              "type": "string",
              "pattern": "^C[0-9]{7}$"
            }
          }
        }

        """)
    #expect(
      String(decoding: outputs[1].bytes, as: UTF8.self) == """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Found",
          "type": "object"
        }

        """)
  }
}
