import Language
import SourceText
import Voice

/// A record of an agent's settings, and the surfaces on which it holds. What two surfaces share is judged
/// once.
struct SettingInUse<Setting: Record> {
  let setting: Setting
  let surfaces: [Surface]
}

extension Agent {
  /// The settings of one kind that hold on any of the agent's surfaces, each once, in the order of the
  /// surfaces.
  func settingsInUse<Setting>(_ key: KeyPath<VoiceSettings, Setting?>) -> [SettingInUse<Setting>] {
    var result: [SettingInUse<Setting>] = []
    for surface in voiceSurfaces {
      guard let setting = settings(on: surface)[keyPath: key] else { continue }
      if let place = result.firstIndex(where: { $0.setting.node == setting.node }) {
        result[place] = SettingInUse(setting: setting, surfaces: result[place].surfaces + [surface])
      } else {
        result.append(SettingInUse(setting: setting, surfaces: [surface]))
      }
    }
    return result
  }
}
