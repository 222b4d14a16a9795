import type { Statement } from "../iam/document";
import { actionGlob, isEverything, literal, OTHER, USER_NAME, type Glob } from "../iam/pattern";
import { matchGroups, searchPatterns, type Matched, type PatternGroup } from "../iam/patternSearch";
import type { BootstrapSet } from "./bootstrap";
import {
  allResources,
  allUsers,
  IMPOSSIBLE_RESOURCES,
  ownUserGlobs,
  resourceGlobs,
  type Whose,
} from "./resourcePatterns";
import { exampleArns, OWN_NAME, type Identity } from "./identity";
import { typicalRequests, type OpenRequest } from "./typicalRequests";

/** `typical`: the request is one of typicalRequests.ts, whose resource is of the type that its action takes. */
export type OpenResult =
  { kind: "open"; request: OpenRequest; typical?: true } | { kind: "closed" } | { kind: "undecided" };

/** What decides whether a request is open. */
export interface OpenQuestion {
  /** Deny statements, all taken to be in force. */
  denies: readonly Statement[];
  /**
   * Layers of Allow statements, of each of which one has to grant the request: identity policies, and a permissions
   * boundary. `undefined` where nothing is known of what is granted; everything is taken to be.
   */
  grants?: readonly (readonly Statement[])[] | undefined;
  bootstrap: BootstrapSet;
  identity: Identity;
  /** For whom resources are read where the user's name is not known. Default: `anyone`. */
  whose?: Whose;
  /** The actions that are asked about. Default: all that there can be. */
  actions?: Glob;
  /** Actions that are known not to exist. */
  inexistent?: readonly Glob[];
  /** Actions whose resources are known. Others may name any resource. */
  typed?: readonly TypedActions[];
}

/** Actions that take the same resources. */
export interface TypedActions {
  actions: PatternGroup;
  resources: PatternGroup;
  /** Each of the resources is a user. */
  areUsers: boolean;
}

type OpenResource = { kind: "open"; resource: string } | { kind: "closed" } | { kind: "undecided" };

/** The statements that name an action, by index, and whether it may be open on the user's own ARN. */
interface Target {
  denies: readonly number[];
  grants: readonly (readonly number[])[];
  ownUserExcused: boolean;
  /** Position in `typed` of the actions that it is among; -1 for others. */
  typed: number;
}

interface ResourceQuestion {
  groups: readonly PatternGroup[];
  isOpen: (matched: Matched) => boolean;
  everythingDenied: boolean;
}

interface Resources {
  negated: boolean;
  /** The patterns, where any resource is asked about, and where only users are. */
  group: PatternGroup;
  groupOfUsers: PatternGroup;
}

const CLOSED = { kind: "closed" } as const;
const ALL_ACTIONS = actionGlob("?*:?*");

/** An action of a service that no pattern names: one that AWS has not made yet. */
const UNNAMED_ACTION = [OTHER, ...literal(":"), OTHER];

/**
 * What a set of statements leaves open. Decided for all actions and resources there can be, not only for those of a
 * list.
 */
export class OpenRequests {
  /** The actions asked about; what is excused anywhere and on the user itself; what each statement names. */
  private readonly actionGroups: readonly PatternGroup[];
  private readonly denied: readonly Resources[];
  private readonly granted: readonly (readonly Resources[])[];
  private readonly searched = new Map<string, OpenResource>();

  constructor(private readonly question: OpenQuestion) {
    const {
      denies,
      grants = [],
      bootstrap,
      identity,
      whose,
      actions,
      inexistent = [],
      typed = [],
    } = question;
    const named = ({ actions: { patterns } }: Statement): PatternGroup => patterns.map(({ glob }) => glob);
    this.actionGroups = [
      [actions ?? ALL_ACTIONS],
      [...globsOf(bootstrap.anyResource), ...inexistent],
      globsOf(bootstrap.ownUserOnly),
      ...typed.map((it) => it.actions),
      ...denies.map(named),
      ...grants.flat().map(named),
    ];
    const resourcesOf = ({ effect, resources }: Statement): Resources => ({
      negated: resources.negated,
      group: resourceGlobs(resources, identity, effect, whose),
      groupOfUsers: resourceGlobs(resources, identity, effect, whose, "users"),
    });
    this.denied = denies.map(resourcesOf);
    this.granted = grants.map((layer) => layer.map(resourcesOf));
  }

  /** Looks for an open request; one that a reader knows, if there is one. */
  find(): OpenResult {
    const result = this.search();
    if (result.kind === "closed") return result;
    const { identity } = this.question;
    const typical = typicalRequests(identity).find((request) => this.isOpen(request));
    if (typical !== undefined) return { kind: "open", request: typical, typical: true };
    return result.kind === "open" ? { kind: "open", request: this.inOwnAccount(result.request) } : result;
  }

  /** The request in the user's own account, where that is open too. */
  private inOwnAccount(request: OpenRequest): OpenRequest {
    const [, resource] = /^arn:[^:]+:iam::[^:]*:(.+)$/.exec(request.resource) ?? [];
    if (resource === undefined) return request;
    const own = { ...request, resource: exampleArns(this.question.identity).inIam(resource) };
    return this.isOpen(own) ? own : request;
  }

  /** Looks for any open request. */
  search(): OpenResult {
    // What cannot be decided is not closed; the search goes on for an action that is certainly open.
    const last = { undecided: false, resource: "*" };
    const found = searchPatterns(this.actionGroups, (matched) => {
      const open = this.openResource(matched);
      if (open.kind === "undecided") last.undecided = true;
      if (open.kind === "open") last.resource = open.resource;
      return open.kind === "open";
    });
    if (found.kind === "found") {
      const { resource } = last;
      return { kind: "open", request: { action: this.actionOn(resource, found.symbols), resource } };
    }
    return last.undecided || found.kind === "too-complex" ? { kind: "undecided" } : CLOSED;
  }

  /** Whether actions that no statement names are closed on every resource: all is denied but for exemptions. */
  closesUnnamedActions(): boolean {
    return this.openResource(matchGroups(this.actionGroups, UNNAMED_ACTION)).kind === "closed";
  }

  isOpen({ action, resource }: OpenRequest): boolean {
    const target = this.target(matchGroups(this.actionGroups, literal(action.toLowerCase())));
    if (target === undefined) return false;
    const { groups, isOpen } = this.resourceQuestion(target);
    return isOpen(matchGroups(groups, this.resourceSymbols(resource)));
  }

  private openResource(matched: Matched): OpenResource {
    const target = this.target(matched);
    if (target === undefined) return CLOSED;
    const key = JSON.stringify(target);
    const result = this.searched.get(key) ?? this.searchResource(target);
    this.searched.set(key, result);
    return result;
  }

  private target([asked, anywhere, onOwnUser, ...named]: Matched): Target | undefined {
    if (asked !== true || anywhere === true) return undefined;
    const { denies, grants = [], typed = [] } = this.question;
    let next = typed.length;
    const naming = (statements: readonly Statement[]): number[] =>
      statements.flatMap(({ actions }, index) => (named[next++] === actions.negated ? [] : [index]));
    return {
      denies: naming(denies),
      grants: grants.map(naming),
      ownUserExcused: onOwnUser === true,
      typed: named.slice(0, typed.length).indexOf(true),
    };
  }

  private searchResource(target: Target): OpenResource {
    // Most questions are answered without asking which ARNs there can be.
    for (const impossible of [[], IMPOSSIBLE_RESOURCES]) {
      const { groups, isOpen, everythingDenied } = this.resourceQuestion(target, impossible);
      if (everythingDenied) return CLOSED;
      const found = searchPatterns(groups, isOpen);
      if (found.kind === "nothing") return CLOSED;
      if (found.kind === "found" && !matchGroups([IMPOSSIBLE_RESOURCES], found.symbols).includes(true)) {
        return { kind: "open", resource: spell(found.symbols) };
      }
    }
    return { kind: "undecided" };
  }

  private resourceQuestion(
    { denies, grants, ownUserExcused, typed }: Target,
    impossible: PatternGroup = IMPOSSIBLE_RESOURCES,
  ): ResourceQuestion {
    const denied = denies.flatMap((index) => this.denied[index] ?? []);
    const granted = grants.map((layer, at) => layer.flatMap((index) => this.granted[at]?.[index] ?? []));
    const { partition } = this.question.identity;
    const typedAs = this.question.typed?.[typed];
    const all = typedAs?.resources ?? allResources(partition);
    const areUsers = ownUserExcused || typedAs?.areUsers === true;
    const groupOf = ({ group, groupOfUsers }: Resources): PatternGroup => (areUsers ? groupOfUsers : group);
    return {
      groups: [
        ownUserExcused ? allUsers(partition) : all,
        impossible,
        ownUserExcused ? ownUserGlobs(this.question.identity) : [],
        ...[...denied, ...granted.flat()].map(groupOf),
      ],
      isOpen: ([isResource, isImpossible, excused, ...matched]) => {
        let next = 0;
        const applies = ({ negated }: Resources): boolean => matched[next++] !== negated;
        if (isResource !== true || isImpossible === true || excused === true) return false;
        // Each of them is asked, so that the groups stay in step.
        const isDenied = denied.map(applies).includes(true);
        const isGranted = granted.map((layer) => layer.map(applies).includes(true));
        return !isDenied && !isGranted.includes(false);
      },
      everythingDenied: denied.some((it) => !it.negated && groupOf(it).some(isEverything)),
    };
  }

  private resourceSymbols(text: string): number[] {
    return text
      .split(OWN_NAME)
      .flatMap((part, index) => [...(index > 0 ? [USER_NAME] : []), ...literal(part)]);
  }

  /** An open action: one that a reader knows and that takes such a resource, or else the one that was found. */
  private actionOn(resource: string, found: readonly number[]): string {
    const [, , service = ""] = resource.split(":");
    const known = typicalRequests(this.question.identity).find(
      ({ action, resource: its }) =>
        action.startsWith(`${service}:`) && its !== "*" && this.isOpen({ action, resource }),
    );
    if (known !== undefined) return known.action;
    const text = spell(found);
    const { denies } = this.question;
    const names = denies.flatMap(({ actions }) => actions.patterns.map((pattern) => pattern.text));
    return names.find((name) => name.toLowerCase() === text) ?? text;
  }
}

const globs = new WeakMap<readonly string[], PatternGroup>();

/** The patterns of a list of actions, made once for each list. */
function globsOf(actions: readonly string[]): PatternGroup {
  const known = globs.get(actions) ?? actions.map(actionGlob);
  globs.set(actions, known);
  return known;
}

/** Symbols as text, with the variable for the own name. */
export function spell(symbols: readonly number[]): string {
  return symbols.map((symbol) => (symbol === USER_NAME ? OWN_NAME : String.fromCodePoint(symbol))).join("");
}
