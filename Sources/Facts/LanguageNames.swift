/// English names of languages, as instructions for a model use them.
public enum LanguageNames {
  /// ISO 639-1 codes with their English names (Library of Congress, code list of 2024-11-25): those that speech models
  /// are documented to take.
  static let names: [(code: String, name: String)] = [
    ("af", "Afrikaans"), ("ar", "Arabic"), ("az", "Azerbaijani"), ("be", "Belarusian"), ("bg", "Bulgarian"),
    ("bs", "Bosnian"), ("ca", "Catalan"), ("cs", "Czech"), ("cy", "Welsh"), ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"), ("en", "English"), ("es", "Spanish"), ("et", "Estonian"), ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"), ("gl", "Galician"), ("he", "Hebrew"), ("hi", "Hindi"), ("hr", "Croatian"),
    ("hu", "Hungarian"), ("hy", "Armenian"), ("id", "Indonesian"), ("is", "Icelandic"), ("it", "Italian"),
    ("ja", "Japanese"), ("kk", "Kazakh"), ("kn", "Kannada"), ("ko", "Korean"), ("lt", "Lithuanian"),
    ("lv", "Latvian"), ("mi", "Maori"), ("mk", "Macedonian"), ("mr", "Marathi"), ("ms", "Malay"),
    ("ne", "Nepali"),
    ("nl", "Dutch"), ("no", "Norwegian"), ("pl", "Polish"), ("pt", "Portuguese"), ("ro", "Romanian"),
    ("ru", "Russian"), ("sk", "Slovak"), ("sl", "Slovenian"), ("sr", "Serbian"), ("sv", "Swedish"),
    ("sw", "Swahili"), ("ta", "Tamil"), ("th", "Thai"), ("tl", "Tagalog"), ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"), ("vi", "Vietnamese"), ("zh", "Chinese"),
  ]

  /// Subtags that speech models know by another code: the two written forms of Norwegian, Filipino, and an old code of
  /// Hebrew.
  static let spoken = ["nb": "no", "nn": "no", "fil": "tl", "iw": "he"]

  /// The language of a BCP 47 tag, `es-US` → `es`, by the code that speech models take.
  public static func primary(of tag: String) -> String {
    let subtag = String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    return spoken[subtag] ?? subtag
  }

  /// `English`; nil for a language that is not in the table.
  public static func name(of tag: String) -> String? {
    let code = primary(of: tag)
    return names.first { $0.code == code }?.name
  }
}
