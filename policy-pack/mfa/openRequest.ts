import type { Statement } from "../iam/document";
import { actionGlob, isEverything, literal, OTHER, USER_NAME } from "../iam/pattern";
import { matchGroups, searchPatterns, type Matched, type PatternGroup } from "../iam/patternSearch";
import type { BootstrapSet } from "./bootstrap";
import { ALL_RESOURCES, ownUserGlobs, resourceGlobs } from "./resourcePatterns";
import type { Identity } from "./sessions";
import { typicalRequests } from "./typicalRequests";

/** A request that no Deny stops, and that the bootstrap set does not allow for. */
export interface OpenRequest {
  action: string;
  resource: string;
}

export type OpenResult =
  { kind: "open"; request: OpenRequest } | { kind: "closed" } | { kind: "too-complex" };

type OpenResource = { kind: "open"; resource: string } | { kind: "closed" } | { kind: "too-complex" };

/** The Deny statements that name an action, by index, and whether it may be open on the user's own ARN. */
interface Target {
  inForce: readonly number[];
  ownUserExcused: boolean;
}

interface ResourceQuestion {
  groups: readonly PatternGroup[];
  isOpen: (matched: Matched) => boolean;
  everythingDenied: boolean;
}

const CLOSED = { kind: "closed" } as const;
const OWN_NAME = "${aws:username}";

/** An action of a service that no pattern names: one that AWS has not made yet. */
const UNNAMED_ACTION = [OTHER, ...literal(":"), OTHER];

/**
 * What a set of Deny statements, all taken to be in force, leaves open. Decided for all actions and resources there
 * can be, not only for those of a list.
 */
export class Denied {
  /** All actions; those of the bootstrap set, on any resource and on the user itself; those that each Deny names. */
  private readonly actionGroups: readonly PatternGroup[];
  private readonly resources: readonly { negated: boolean; group: PatternGroup }[];
  private readonly searched = new Map<string, OpenResource>();

  constructor(
    private readonly denies: readonly Statement[],
    bootstrap: BootstrapSet,
    private readonly identity: Identity,
  ) {
    this.actionGroups = [
      [actionGlob("?*:?*")],
      bootstrap.anyResource.map(actionGlob),
      bootstrap.ownUserOnly.map(actionGlob),
      ...denies.map(({ actions }) => actions.patterns.map((pattern) => pattern.glob)),
    ];
    this.resources = denies.map(({ resources }) => ({
      negated: resources.negated,
      group: resourceGlobs(resources, identity),
    }));
  }

  /** Looks for a request outside the bootstrap set that is not denied. */
  findOpen(): OpenResult {
    const typical = typicalRequests(this.identity.name ?? OWN_NAME).find((request) => this.isOpen(request));
    if (typical !== undefined) return { kind: "open", request: typical };
    // What cannot be decided is not closed; the search goes on for an action that is certainly open.
    const last = { undecided: false, resource: "*" };
    const found = searchPatterns(this.actionGroups, (matched) => {
      const open = this.openResource(matched);
      if (open.kind === "too-complex") last.undecided = true;
      if (open.kind === "open") last.resource = open.resource;
      return open.kind === "open";
    });
    if (found.kind === "found") {
      const { resource } = last;
      const [, , service = ""] = resource.split(":");
      const known = typicalRequests("").find(
        ({ action, resource: its }) =>
          action.startsWith(`${service}:`) && its !== "*" && this.isOpen({ action, resource }),
      );
      return {
        kind: "open",
        request: { action: known?.action ?? this.spellAction(found.symbols), resource },
      };
    }
    return last.undecided || found.kind === "too-complex" ? { kind: "too-complex" } : CLOSED;
  }

  /** Whether actions that no statement names are denied on every resource: all is closed but for exemptions. */
  closesUnnamedActions(): boolean {
    return this.openResource(matchGroups(this.actionGroups, UNNAMED_ACTION)).kind === "closed";
  }

  private isOpen({ action, resource }: OpenRequest): boolean {
    const target = this.target(matchGroups(this.actionGroups, literal(action.toLowerCase())));
    if (target === undefined) return false;
    const { groups, isOpen } = this.resourceQuestion(target);
    return isOpen(matchGroups(groups, this.resourceSymbols(resource)));
  }

  private openResource(matched: Matched): OpenResource {
    const target = this.target(matched);
    if (target === undefined) return CLOSED;
    const key = `${String(target.ownUserExcused)} ${target.inForce.join()}`;
    const result = this.searched.get(key) ?? this.searchResource(target);
    this.searched.set(key, result);
    return result;
  }

  private target([isAction, anywhere, onOwnUser, ...named]: Matched): Target | undefined {
    if (isAction !== true || anywhere === true) return undefined;
    const inForce = this.denies.flatMap(({ actions }, index) =>
      named[index] === actions.negated ? [] : [index],
    );
    return { inForce, ownUserExcused: onOwnUser === true };
  }

  private searchResource(target: Target): OpenResource {
    const { groups, isOpen, everythingDenied } = this.resourceQuestion(target);
    if (everythingDenied) return CLOSED;
    const found = searchPatterns(groups, isOpen);
    if (found.kind === "found") return { kind: "open", resource: spell(found.symbols) };
    return found.kind === "nothing" ? CLOSED : { kind: "too-complex" };
  }

  private resourceQuestion({ inForce, ownUserExcused }: Target): ResourceQuestion {
    const denied = inForce.flatMap((index) => this.resources[index] ?? []);
    return {
      groups: [
        ALL_RESOURCES,
        ownUserExcused ? ownUserGlobs(this.identity) : [],
        ...denied.map(({ group }) => group),
      ],
      isOpen: ([isResource, excused, ...named]) =>
        isResource === true &&
        excused !== true &&
        denied.every(({ negated }, index) => named[index] === negated),
      everythingDenied: denied.some(({ negated, group }) => !negated && group.some(isEverything)),
    };
  }

  private resourceSymbols(text: string): number[] {
    return text
      .split(OWN_NAME)
      .flatMap((part, index) => [...(index > 0 ? [USER_NAME] : []), ...literal(part)]);
  }

  /** An action in the spelling of the statement that names it. */
  private spellAction(symbols: readonly number[]): string {
    const text = spell(symbols);
    const names = this.denies.flatMap(({ actions }) => actions.patterns.map((pattern) => pattern.text));
    return names.find((name) => name.toLowerCase() === text) ?? text;
  }
}

function spell(symbols: readonly number[]): string {
  return symbols.map((symbol) => (symbol === USER_NAME ? OWN_NAME : String.fromCodePoint(symbol))).join("");
}
