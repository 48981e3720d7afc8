/// Every target, in the order of the names of their files.
public var everyTargetKind: [any Target.Type] { everyTarget }
