extension String {
  /// What follows a prefix; nil if the text does not begin with it: `create_ticket` of `tool.create_ticket`.
  func dropping(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
