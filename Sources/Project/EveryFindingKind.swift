import Findings
import Import
import Language
import Resolve
import Rules
import Syntax

/// What every finding of a compilation is called and means, in the order of the road.
public let everyFindingKind: [FindingKind] =
  SyntaxFindings.all + LanguageFindings.all + ResolveFindings.all + everyRuleKind + ProjectFindings.all
  + ImportFindings.all
