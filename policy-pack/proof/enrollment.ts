import { oneOf, runOf } from "../iam/characters";
import type { KeyStates } from "../iam/conditions/evaluate";
import type { Statement } from "../iam/document";
import { literal, matches, type Glob } from "../iam/pattern";
import { searchPatterns, type Matched, type PatternGroup } from "../iam/patternSearch";
import { partitionsOf } from "../iam/resourceArn";
import type { Truth } from "../iam/truth";
import type { JudgedStatement } from "./classify";
import { exampleArns, knownIdentity, OWN_NAME, type Identity } from "./identity";
import type { BoundDocuments } from "./settings";
import { spell } from "./openRequest";
import { resourceGlobs } from "./resourcePatterns";
import { sessionKeys, withoutSecurityKey, withSecurityKey } from "./sessions";
import { fires, judgedStatements } from "./statements";
import type { StatementRef } from "./verdict";
import { worldsOf, type World } from "./worlds";

/** Whether a user who has signed in for the first time, without MFA, can enroll a device. */
export const ENROLLMENTS = [
  /** The steps for a virtual device are granted, and no Deny stops any of them. */
  "works",
  /** Only a FIDO security key can be enrolled. */
  "fido-only",
  /** No Deny stops the steps, but what was judged, a permissions boundary included, does not grant them. */
  "not-granted",
  /** A Deny is certain to stop a step that every enrollment needs. */
  "denied",
] as const;
export type EnrollmentOutcome = (typeof ENROLLMENTS)[number];

/** A request on the way to a device. */
export interface EnrollmentStep {
  action: string;
  /** With `${aws:username}` where the name of the user is not known. */
  resource: string;
  outcome: "allowed" | "not-granted" | "denied";
  /** The statement that denies it; `undefined` where none does, or only several together. */
  statement: StatementRef | undefined;
}

export interface Enrollment {
  outcome: EnrollmentOutcome;
  steps: readonly EnrollmentStep[];
  warnings: readonly string[];
}

const CHANGE_PASSWORD = "iam:ChangePassword";
const CREATE_DEVICE = "iam:CreateVirtualMFADevice";
const ENABLE_DEVICE = "iam:EnableMFADevice";
/** What the page of the console with the user's security credentials reads. */
const CONSOLE_PAGE = ["iam:GetUser", "iam:ListMFADevices"];
const ACCOUNT = /^arn:[^:]*:iam::(\d{12}):/;

/**
 * Walks through the first console sign-in of a user without MFA: the password has to be changed, then a virtual device
 * or a FIDO security key is enrolled. A condition whose outcome is unknown stops nobody and may grant: enrollment
 * works where it does in some circumstances. A user whose path is not known is taken to have none.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_fido.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html
 */
export function judgeEnrollment(bound: BoundDocuments, of: Identity = {}, now?: number): Enrollment {
  return new Walk(bound, of, now).enrollment();
}

/** Whether the documents keep a new user from enrolling a device, without the warnings and steps. */
export function isLockedOut(bound: BoundDocuments, of: Identity = {}, now?: number): boolean {
  return new Walk(bound, of, now).outcome().outcome === "denied";
}

/** The statements that count for a step: what denies, and what grants in each layer. */
interface Layers {
  denies: readonly JudgedStatement[];
  grants: readonly (readonly JudgedStatement[])[];
}

/** A resource that is open; `nothing` is a proof that none is. */
type Reach = { kind: "open"; resource: string } | { kind: "nothing" } | { kind: "too-complex" };

class Walk {
  private readonly globs = new Map<Statement, PatternGroup>();
  private readonly own: readonly JudgedStatement[];
  private readonly boundary: readonly JudgedStatement[] | undefined;
  private readonly identity: Identity & { name: string };
  private readonly isNamed: boolean;
  private readonly keys: KeyStates;
  private readonly ownArn: string;
  private readonly devicePrefix: string;

  constructor(bound: BoundDocuments, of: Identity, now?: number) {
    const { documents, boundary } = bound;
    this.own = documents.flatMap(judgedStatements);
    this.boundary = boundary && judgedStatements(boundary, documents.length);
    const statements = [...this.own, ...(this.boundary ?? [])].map(({ statement }) => statement);
    const known = knownIdentity(of);
    this.isNamed = known.name !== undefined;
    this.identity = {
      path: "/",
      account: accountOf(statements),
      partition: partitionsOf(statements)[0] ?? "aws",
      ...known,
      name: known.name ?? unusedName(statements),
    };
    this.keys = sessionKeys("console", this.identity, now);
    const { own, inIam } = exampleArns(this.identity);
    this.ownArn = own;
    this.devicePrefix = inIam("mfa/");
  }

  enrollment(): Enrollment {
    const { outcome, steps } = this.outcome();
    return { outcome, steps: steps.map((it) => this.shown(it)), warnings: this.warnings(outcome) };
  }

  outcome(): Pick<Enrollment, "outcome" | "steps"> {
    const password = this.onOwnUser(CHANGE_PASSWORD, this.keys);
    const virtual = [
      this.step(CREATE_DEVICE, this.anyDevice(), this.devicePrefix + this.identity.name, this.keys),
      this.onOwnUser(ENABLE_DEVICE, withoutSecurityKey(this.keys)),
    ];
    const fido = [this.onOwnUser(ENABLE_DEVICE, withSecurityKey(this.keys))];
    const outcome = outcomeOf(password, virtual, fido);
    return { outcome, steps: [password, ...(outcome === "fido-only" ? fido : virtual)] };
  }

  private onOwnUser(action: string, keys: KeyStates): EnrollmentStep {
    return this.step(action, [literal(this.ownArn)], this.ownArn, keys);
  }

  private anyDevice(): Glob[] {
    return [[...literal(this.devicePrefix), oneOf("name"), runOf("name")]];
  }

  /**
   * What comes of a step.
   * @param resources Any of them will do.
   * @param example The resource to name where none of them is open.
   */
  private step(action: string, resources: readonly Glob[], example: string, keys: KeyStates): EnrollmentStep {
    const naming = ({ statement: { actions } }: JudgedStatement): boolean =>
      actions.negated !== actions.patterns.some(({ glob }) => matches(glob, literal(action.toLowerCase())));
    const own = this.own.filter(naming);
    const boundary = this.boundary?.filter(naming);
    const statements = [...own, ...(boundary ?? [])];
    const conditions = statements.flatMap(({ statement }) => statement.conditions);
    const worlds: (World | undefined)[] = [...worldsOf(conditions, keys)];
    if (worlds.length === 0) worlds.push(undefined);
    let isDenied = true;
    for (const world of worlds) {
      const firing = (it: JudgedStatement): Truth => fires(it.statement, keys, world);
      const denies = statements.filter((it) => it.statement.effect === "Deny" && firing(it) === "true");
      const allows = (layer: readonly JudgedStatement[]): JudgedStatement[] =>
        layer.filter((it) => it.statement.effect === "Allow" && firing(it) !== "false");
      const layers = { denies, grants: [own, ...(boundary ? [boundary] : [])].map(allows) };
      const granted = this.open(resources, layers);
      if (granted.kind === "open") {
        const isExample = this.open([literal(example)], layers).kind === "open";
        const resource = isExample ? example : granted.resource;
        return { action, resource, outcome: "allowed", statement: undefined };
      }
      if (this.open(resources, { denies, grants: [] }).kind !== "nothing") isDenied = false;
    }
    const outcome = isDenied ? "denied" : "not-granted";
    const statement = isDenied ? this.denying(resources, statements, keys) : undefined;
    return { action, resource: example, outcome, statement };
  }

  /** Looks for a resource that no Deny names and that each layer grants. All statements name the action. */
  private open(resources: PatternGroup, { denies, grants }: Layers): Reach {
    const allowing = grants.flat();
    const groups = [resources, ...[...denies, ...allowing].map((it) => this.globsOf(it))];
    const isOpen = ([isResource, ...matched]: Matched): boolean => {
      let next = 0;
      const applies = ({ statement }: JudgedStatement): boolean =>
        matched[next++] !== statement.resources.negated;
      // Each of them is asked, so that the groups stay in step.
      const isDenied = denies.map(applies).includes(true);
      const isGranted = grants.map((layer) => layer.map(applies).includes(true));
      return isResource === true && !isDenied && !isGranted.includes(false);
    };
    const found = searchPatterns(groups, isOpen);
    return found.kind === "found" ? { kind: "open", resource: spell(found.symbols) } : found;
  }

  private globsOf({ statement }: JudgedStatement): PatternGroup {
    const known =
      this.globs.get(statement) ?? resourceGlobs(statement.resources, this.identity, statement.effect);
    this.globs.set(statement, known);
    return known;
  }

  /** The statement that denies the step by itself, or the first that has a part in it. */
  private denying(
    resources: readonly Glob[],
    statements: readonly JudgedStatement[],
    keys: KeyStates,
  ): StatementRef | undefined {
    const certain = statements.filter(
      (it) => it.statement.effect === "Deny" && fires(it.statement, keys) === "true",
    );
    const alone = certain.find((it) => this.open(resources, { denies: [it], grants: [] }).kind === "nothing");
    return (alone ?? certain[0])?.ref;
  }

  private warnings(outcome: EnrollmentOutcome): string[] {
    const warnings = this.unmatchable();
    if (outcome !== "works" && outcome !== "fido-only") return warnings;
    const ofAnyName =
      this.devicePrefix +
      unusedName(
        [...this.own].map(({ statement }) => statement),
        "device",
      );
    const device = (resource: string) => this.step(CREATE_DEVICE, [literal(resource)], resource, this.keys);
    if (outcome === "works" && device(ofAnyName).outcome !== "allowed") {
      const onlyOwn = device(`${this.devicePrefix}${this.identity.name}-2`).outcome !== "allowed";
      warnings.push(
        onlyOwn
          ? "the virtual device must have the name of the user: a second device, or one of another name, is refused"
          : "the name of the virtual device must begin with the name of the user: one of another name is refused",
      );
    }
    for (const action of CONSOLE_PAGE) {
      const { outcome: read } = this.onOwnUser(action, this.keys);
      if (read !== "allowed") {
        const why = read === "denied" ? "is denied" : "is not granted by what was judged";
        warnings.push(`${action} ${why}: the console's page for devices shows an error`);
      }
    }
    return warnings;
  }

  /** Allow statements that name devices for an action on users. */
  private unmatchable(): string[] {
    return this.own.flatMap(({ statement: { effect, actions, resources } }) => {
      if (effect !== "Allow" || actions.negated || resources.negated) return [];
      const enables = actions.patterns.some(({ text }) => text.toLowerCase() === ENABLE_DEVICE.toLowerCase());
      const devices = resources.patterns.filter(({ text }) => /:s?m?s?-?mfa\//.test(text));
      const creates = actions.patterns.some(({ text }) => text.toLowerCase() === CREATE_DEVICE.toLowerCase());
      if (enables && devices.length === resources.patterns.length)
        return [`${ENABLE_DEVICE} acts on users, so the resource ${devices[0]?.text ?? ""} never matches`];
      if (creates && devices.length === 0 && !resources.patterns.some(({ text }) => /^\*$|:\*$/.test(text)))
        return [
          `${CREATE_DEVICE} acts on devices, so the resource ${resources.patterns[0]?.text ?? ""} never matches`,
        ];
      return [];
    });
  }

  /** With the variable where the name is one that stands for any. */
  private shown(step: EnrollmentStep): EnrollmentStep {
    if (this.isNamed) return step;
    return { ...step, resource: step.resource.replaceAll(this.identity.name, OWN_NAME) };
  }
}

function outcomeOf(
  password: EnrollmentStep,
  virtual: readonly EnrollmentStep[],
  fido: readonly EnrollmentStep[],
): EnrollmentOutcome {
  const every = (steps: readonly EnrollmentStep[], outcome: EnrollmentStep["outcome"]): boolean =>
    steps.every((it) => it.outcome === outcome);
  const isDenied = (steps: readonly EnrollmentStep[]): boolean =>
    steps.some(({ outcome }) => outcome === "denied");
  if (password.outcome === "denied" || (isDenied(virtual) && isDenied(fido))) return "denied";
  if (every(virtual, "allowed")) return "works";
  return every(fido, "allowed") ? "fido-only" : "not-granted";
}

/** The one account that resources name: the documents are in use there. */
function accountOf(statements: readonly Statement[]): string {
  const texts = statements.flatMap(({ resources }) => resources.patterns.map(({ text }) => text));
  const accounts = new Set(texts.flatMap((text) => ACCOUNT.exec(text)?.[1] ?? []));
  return accounts.size === 1 ? ([...accounts][0] ?? "") : "123456789012";
}

/** A name that no statement spells out. */
function unusedName(statements: readonly Statement[], name = "some-user"): string {
  const texts = statements
    .flatMap(({ resources, conditions }) => [
      ...resources.patterns.map(({ text }) => text),
      ...conditions.flatMap(({ values }) => values.map(({ text }) => text)),
    ])
    .join(" ");
  let unused = name;
  for (let number = 1; texts.includes(unused); number++) unused = `${name}-${number}`;
  return unused;
}
