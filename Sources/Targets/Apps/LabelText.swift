/// Names of the contract as labels for people.
enum LabelText {
  /// `customer_id` → `Customer id`, `expectedOn` → `Expected on`.
  static func humanised(_ name: String) -> String {
    var text = ""
    var wasLower = false
    for scalar in name.unicodeScalars {
      let isUpper = scalar.properties.isUppercase
      if scalar == "_" || scalar == "-" || scalar == "." {
        text += " "
      } else if isUpper && wasLower {
        text += " " + scalar.properties.lowercaseMapping
      } else {
        text.unicodeScalars.append(scalar)
      }
      wasLower = scalar.properties.isLowercase
    }
    return capitalised(text)
  }

  static func capitalised(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.uppercaseMapping + String(text.unicodeScalars.dropFirst())
  }

  /// A value of an enumeration, as the page's `label` shows it: `not_started` → `Not started`.
  static func word(_ text: String) -> String {
    capitalised(String(text.map { $0 == "_" ? " " : $0 }))
  }
}
