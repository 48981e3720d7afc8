/// What `format` asks of a string (2020-12 Validation, section 7.3).
package enum FormatCheck: Sendable {
  case dateTime, date, time, duration
  case email, internationalEmail, hostname, internationalHostname
  case ipv4, ipv6
  case uri, uriReference, iri, iriReference, uriTemplate, uuid
  case jsonPointer, relativeJSONPointer
  case regex

  static let byName: [String: FormatCheck] = [
    "date-time": .dateTime, "date": .date, "time": .time, "duration": .duration, "email": .email,
    "idn-email": .internationalEmail, "hostname": .hostname, "idn-hostname": .internationalHostname,
    "ipv4": .ipv4,
    "ipv6": .ipv6, "uri": .uri, "uri-reference": .uriReference, "iri": .iri, "iri-reference": .iriReference,
    "uri-template": .uriTemplate, "uuid": .uuid, "json-pointer": .jsonPointer,
    "relative-json-pointer": .relativeJSONPointer, "regex": .regex,
  ]

  package func accepts(_ text: String) -> Bool {
    let bytes = Array(text.utf8)[...]
    return switch self {
    case .dateTime: TimeFormats.isDateTime(bytes)
    case .date: TimeFormats.isDate(bytes)
    case .time: TimeFormats.isTime(bytes)
    case .duration: TimeFormats.isDuration(bytes)
    case .email: AddressFormats.isEmail(bytes, isInternational: false)
    case .internationalEmail: AddressFormats.isEmail(bytes, isInternational: true)
    case .hostname: AddressFormats.isHostname(bytes)
    case .internationalHostname: AddressFormats.isInternationalHostname(text)
    case .ipv4: AddressFormats.isIPv4(bytes)
    case .ipv6: AddressFormats.isIPv6(bytes)
    case .uri: URIFormats.isURI(bytes, isInternational: false, needsScheme: true)
    case .uriReference: URIFormats.isURI(bytes, isInternational: false, needsScheme: false)
    case .iri: URIFormats.isURI(bytes, isInternational: true, needsScheme: true)
    case .iriReference: URIFormats.isURI(bytes, isInternational: true, needsScheme: false)
    case .uriTemplate: URIFormats.isTemplate(bytes)
    case .uuid: URIFormats.isUUID(bytes)
    case .jsonPointer: JSONPointer.parts(text) != nil
    case .relativeJSONPointer: URIFormats.isRelativePointer(text)
    case .regex: Pattern.isPattern(text)
    }
  }

  /// With an article.
  var wording: String {
    switch self {
    case .dateTime: "a date with a time and a zone, as in `2026-11-24T09:30:00Z`"
    case .date: "a date, as in `2026-11-24`"
    case .time: "a time with a zone, as in `09:30:00Z`"
    case .duration: "a duration, as in `P1DT2H`"
    case .email, .internationalEmail: "an e-mail address"
    case .hostname, .internationalHostname: "a host name"
    case .ipv4: "an IPv4 address"
    case .ipv6: "an IPv6 address"
    case .uri, .iri: "a URI with its scheme"
    case .uriReference, .iriReference: "a URI reference"
    case .uriTemplate: "a URI template"
    case .uuid: "a UUID"
    case .jsonPointer: "a JSON Pointer"
    case .relativeJSONPointer: "a relative JSON Pointer"
    case .regex: "a regular expression"
    }
  }
}
