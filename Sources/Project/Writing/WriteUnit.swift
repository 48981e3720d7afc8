import Glibc
import Outputs

/// Brings a unit to what it should hold, all or nothing: the whole new unit is laid beside the old one, then
/// the two are exchanged in one call. A run that is killed leaves the old unit or the new one. Where nothing
/// differs, nothing is touched. Gives the plan that was carried out.
///
/// Two runs on one output folder wait for each other.
public func write(_ content: UnitContent, to output: String) throws(ToolError) -> FilePlan {
  try makeFolders(output)
  let unit = content.unit(in: output)
  return try withLock(on: output) { () throws(ToolError) in
    // Through a link, so that the exchange does not put a folder in the link's place.
    let real = status(unit)?.isLink == true ? realPath(unit) ?? unit : unit
    try Exchange.clearLeftovers(of: real)
    let plan = try plan(content, at: real)
    if !plan.isFresh { try apply(plan) }
    return FilePlan(unit: unit, steps: plan.steps)
  }
}

/// Lays the new unit and puts it in the old one's place.
private func apply(_ plan: FilePlan) throws(ToolError) {
  let path = Exchange.newPath(for: plan.unit)
  do {
    try lay(plan, at: path)
  } catch {
    try? removeTree(path)
    throw error
  }
  try Exchange.put(plan.unit, replacing: plan.replaced)
}

private func lay(_ plan: FilePlan, at path: String) throws(ToolError) {
  var tree = try NewTree(at: path)
  let writesFiles: (FilePlan.Step) -> Bool = { $0.action == .create || $0.action == .change }
  for step in plan.steps where writesFiles(step) { try tree.write(step.path, step.content) }
  let old = try UnitFolder(plan.unit)
  guard old.root >= 0 else { return }
  let made = plan.steps.filter(writesFiles).map(\.path)
  try tree.keepRest(of: old.root, at: plan.unit, except: plan.replaced, beside: made)
}

extension FilePlan {
  /// The files of the old unit that do not go into the new one.
  fileprivate var replaced: Set<String> { Set(steps.filter { $0.action != .unchanged }.map(\.path)) }
}
