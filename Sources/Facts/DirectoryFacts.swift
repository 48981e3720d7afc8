/// What ChatGPT's plugin directory takes: limits of a listing and of the cases that reviewers run.
///
/// developers.openai.com/plugins/deploy/submission and deploy/submission-errors as of `checked`.
public enum DirectoryFacts {
  /// The newest state of the pages that the tables were compared with.
  public static let checked = "2026-10-04"
  /// The page that the limits follow, with its month.
  public static let source = "developers.openai.com/plugins/deploy/submission (2026-10)"

  /// Characters of the name in the directory.
  public static let displayNameLength = 1...30
  /// Characters of the line under the name.
  public static let subtitleLength = 1...30
  /// The submission page takes 4,000 characters, the package check 1,024 for a plugin's own description.
  public static let descriptionLength = 1...4_000
  /// Characters of the developer's name.
  public static let developerLength = 1...80
  /// Characters of each address.
  public static let urlLength = 1...1_024
  /// How many prompts a listing may suggest.
  public static let starterPromptCount = 0...3
  /// Characters of one of them.
  public static let starterPromptLength = 1...128
  /// Cases in which a tool should be called, and in which none should; exactly so many.
  public static let positiveCases = 5
  /// Cases in which no tool may be called.
  public static let negativeCases = 3

  /// The categories that a listing can stand in, as the form writes them.
  public static let categories = [
    "Productivity", "Creativity", "Developer Tools", "Business & Operations", "Data & Analytics", "Communication",
    "Education & Research", "Security", "Finance", "Healthcare", "Travel", "Entertainment", "Other",
  ]
}
