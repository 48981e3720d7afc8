extension Damages {
  private static let folder = "phone/receiver/"

  static let receiver = [
    Damage(
      "a library of any version", "\(folder)requirements.txt", .replace("aiohttp==3", "aiohttp>=3"), "receiver"),
    Damage(
      "a library from elsewhere", "\(folder)requirements.txt", .replace("aiohttp==", "aiohttp @ https://evil.example/"),
      "receiver"),
    Damage(
      "a module of the receiver missing", "\(folder)receiver/leaving.py", .delete, "receiver",
      at: .other("\(folder)receiver/call.py", "from .leaving import")),
    Damage(
      "a secret in the receiver's code", "\(folder)receiver/app.py",
      .replace("READ_SECONDS = 5", "KEY = \"@secret(OPENAI_API_KEY)\""), "receiver"),
    Damage("the receiver missing", "\(folder)receiver/__main__.py", .delete, "missing-file", at: .contract),
    Damage(
      "a yes to another question", "phone/control.json",
      .replace("\"schedule_service\": \"Book this visit for you?\"", "\"schedule_service\": \"Anything else?\""),
      "control-route"),
    Damage(
      "a question for a tool that only reads", "phone/control.json",
      .replace("\"schedule_service\": \"Book", "\"get_quote\": \"Book"), "control-route"),
    Damage(
      "a failing tool that is never given up", "phone/control.json",
      .replaceAfter("\"failures\": {", "\"tries\": 2", "\"tries\": 0"), "control-route", at: .anywhere),
    Damage(
      "a yes in another language", "phone/control.json", .replace("\"es-US\"", "\"fr-FR\""), "control-route",
      at: .anywhere),
  ]
}
