import type { PolicyDocument, Statement } from "../../iam/document";
import { actionGlob, glob, isEverything, type Glob } from "../../iam/pattern";
import { searchPatterns } from "../../iam/patternSearch";

const ALL_ACTIONS = actionGlob("*:*");
const ALL_IAM_ACTIONS = actionGlob("iam:*");
const ALL_ARNS = glob("arn:*:*:*:*:*");

/**
 * Whether the document makes an administrator: on all resources its Allows cover every action, or one of them allows
 * everything but a list (`NotAction`) that leaves some of IAM open, with which its holder can grant itself the rest.
 * Conditions are not looked at: an administrator with MFA is one. Denies are not either, so what is cut out of an
 * administrator's rights counts as administrator still.
 */
export function makesAdministrator({ statements }: PolicyDocument): boolean {
  const allows = statements.filter((statement) => statement.effect === "Allow" && isOnEverything(statement));
  return (
    allows.some(({ actions }) => actions.negated && leavesOpen(actions.patterns.map((it) => it.glob))) ||
    coverAllActions(allows)
  );
}

function leavesOpen(exempted: readonly Glob[]): boolean {
  return (
    searchPatterns([[ALL_IAM_ACTIONS], exempted], ([iam, out]) => iam === true && out !== true).kind !==
    "nothing"
  );
}

function coverAllActions(allows: readonly Statement[]): boolean {
  const groups = allows.map(({ actions }) => actions.patterns.map((it) => it.glob));
  const allowed = (index: number, matched: boolean): boolean => matched !== allows[index]?.actions.negated;
  const missing = searchPatterns(
    [[ALL_ACTIONS], ...groups],
    ([isAction, ...matched]) => isAction === true && !matched.some((it, index) => allowed(index, it)),
  );
  return missing.kind !== "found";
}

/** `NotResource` leaves all resources but a few, unless it is everything. */
function isOnEverything({ resources: { negated, patterns } }: Statement): boolean {
  const globs = patterns
    .filter(({ template }) => template.every(({ kind }) => kind === "text"))
    .map(({ text }) => glob(text));
  if (negated) return !globs.some(isEverything);
  return (
    searchPatterns([[ALL_ARNS], globs], ([isArn, covered]) => isArn === true && covered !== true).kind !==
    "found"
  );
}
