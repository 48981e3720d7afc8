/// The words of a voice page in English. A contract replaces them one by one, for its tone or its language.
public enum VoicePageWords {
  /// Words that the page is written with.
  public static let written: [(name: String, text: String)] = [
    ("start", "Talk to us"),
    ("type", "Type instead"),
    ("consent_title", "Before we start"),
    ("consent_ai", "You are about to talk to an automated assistant."),
    ("consent_microphone", "Your microphone opens when you agree to talk. You can mute it or stop at any time."),
    ("privacy", "How your data is used"),
    ("agree", "Agree and talk"),
    ("agree_type", "Agree and type"),
    ("decline", "Not now"),
    ("approve", "Yes, do it"),
    ("refuse", "No"),
    ("mute", "Mute"),
    ("hush", "Stop speaking"),
    ("end", "End"),
    ("talk_again", "Talk again"),
    ("save_log", "Save event log"),
    ("transcript", "Transcript"),
    ("message", "Your message"),
    ("send", "Send"),
    ("sound", "Sound settings"),
    ("microphone", "Microphone"),
    ("speaker", "Loudspeaker"),
    ("person", "Reach a person"),
    ("way_link", "Open the page"),
    ("state_idle", "Ready when you are"),
    ("state_failed", "That did not work"),
    ("no_script", "This page needs JavaScript."),
  ]

  /// Words that the page's script says; `[n]` stands for a number.
  public static let said: [(name: String, text: String)] = [
    ("state_idle", "Ready when you are"),
    ("state_consent", "Please read this first"),
    ("state_connecting", "Connecting…"),
    ("state_listening", "Listening"),
    ("state_muted", "Microphone is muted"),
    ("state_thinking", "Thinking…"),
    ("state_speaking", "Speaking"),
    ("state_tool", "Working…"),
    ("state_approval", "Waiting for your answer"),
    ("state_ready", "Ready for your message"),
    ("state_ended", "Conversation ended"),
    ("state_failed", "That did not work"),
    ("mute", "Mute"),
    ("unmute", "Unmute"),
    ("again", "Start again"),
    ("retry", "Try again"),
    ("device", "Device [n]"),
    ("user", "You"),
    ("assistant", "Assistant"),
    ("event", "Note"),
    ("interrupted", "(interrupted)"),
    ("way_link", "Open the page"),
    ("way_number", "Call [n]"),
    ("seconds_left", "[n] seconds left"),
    ("approved", "you said yes"),
    ("refused", "you said no"),
    ("unanswered", "no answer in time, so nothing was done"),
    ("yes", "Yes"),
    ("no", "No"),
    ("minute_left", "One minute left."),
    ("limit", "The time for one conversation is over."),
    ("reconnecting", "The connection was lost. Connecting again…"),
    ("resumed", "Connected again."),
    ("note_service", "Something went wrong at the service. Please say that again."),
    ("note_tools", "Some things can’t be done at the moment."),
    ("fail_denied", "This page may not use your microphone. Allow it beside the address, or type instead."),
    ("fail_no_device", "No microphone was found. Connect one, or type instead."),
    ("fail_busy", "Another program holds your microphone. Close it, or type instead."),
    ("fail_microphone", "Your microphone could not be opened. You can type instead."),
    ("fail_unsupported", "This browser can’t hold a conversation. Please use a current one."),
    ("fail_insecure", "The microphone opens on secure pages only. Please use the address that begins with https."),
    ("fail_offline", "You are offline. Please try again once you are connected."),
    ("fail_backend", "The site could not start a conversation. Please try again in a moment."),
    ("fail_refused", "This site may not start a conversation here."),
    ("fail_sign_in", "Please sign in first, then try again."),
    ("fail_many", "There were too many tries. Please wait a minute."),
    ("fail_secret", "The site gave no valid permission to start. Please tell its owner."),
    ("fail_expired", "The permission to start ran out. Please try again."),
    ("fail_service", "The voice service can’t be used at the moment. Please try again later."),
    ("fail_network", "The voice service can’t be reached from this network. Please try another one."),
    ("fail_lost", "The connection was lost, and could not be made again."),
  ]

  /// The names that a contract may give other words to, each once.
  public static let names: [String] = {
    var seen: Set<String> = []
    return (written + said).map(\.name).filter { seen.insert($0).inserted }
  }()

  /// The English words of a name; nil if there is none.
  public static func text(of name: String) -> String? {
    (written + said).first { $0.name == name }?.text
  }
}
