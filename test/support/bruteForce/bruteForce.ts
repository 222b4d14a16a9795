import bootstrap from "../../../policy-pack/proof/bootstrapActions.json";
import { actionPattern, Actions, addAll, type ActionSet } from "./actionSet";
import { sampleCircumstances } from "./circumstances";
import { isCertain } from "./conditions";
import type { Session } from "./context";
import { denies, list, type Deny, type JsonDocument } from "./document";
import { isOwnUser, isUser, namesResource } from "./resources";
import { sampleResources, sampleUserNames } from "./samples";

export interface Request {
  session: Session;
  action: string;
  resource: string;
}

const SESSIONS: readonly Session[] = ["console", "access-key"];
const OWN_NAME = "${aws:username}";

/**
 * Tries every action, in both sessions without MFA, on sample resources, for the user named or else for several: which
 * requests outside the bootstrap set does no Deny stop for certain? It shares no code with the policy pack.
 */
export class BruteForce {
  private readonly actions: Actions;
  private readonly anyResource: ActionSet;
  private readonly anyOrOwn: ActionSet;

  constructor(names: readonly string[]) {
    this.actions = new Actions(names);
    this.anyResource = this.actions.matching(bootstrap.anyResource);
    this.anyOrOwn = this.actions.matching([...bootstrap.anyResource, ...bootstrap.ownUserOnly]);
  }

  /** The first open request of each session; none where the documents enforce MFA. */
  openRequests(documents: readonly JsonDocument[], userName?: string): Request[] {
    const all = denies(documents);
    const actions = all.map((deny) => this.actionsOf(deny));
    const open = new Map<Session, Request>();
    const circumstances = sampleCircumstances(all);
    for (const name of userName === undefined ? sampleUserNames(all) : [userName]) {
      const resources = sampleResources(all, name).map((resource) => ({
        resource,
        // What is open on the own user takes a user as its resource, and nothing else.
        own: isOwnUser(resource, name) || !isUser(resource),
        naming: all.map((deny) => namesResource(deny, resource, name)),
      }));
      const cases = SESSIONS.flatMap((session) => circumstances.map((carried) => ({ session, carried })));
      for (const { session, carried } of cases) {
        const firing = all.map((deny) => isCertain(deny, session, userName, carried));
        const seen = new Set<string>();
        for (const { resource, own, naming } of resources) {
          const denying = naming.map((names, index) => names && firing[index] === true);
          // A resource that the same statements deny as another one has the same answer.
          const alike = [own, ...denying].join();
          if (open.has(session) || seen.has(alike)) continue;
          seen.add(alike);
          const closed = this.actions.none();
          addAll(closed, own ? this.anyOrOwn : this.anyResource);
          for (const [index, set] of actions.entries()) if (denying[index] === true) addAll(closed, set);
          const action = this.actions.firstOutside(closed);
          if (action !== undefined) open.set(session, { session, action, resource });
        }
      }
    }
    return [...open.values()];
  }

  private actionsOf({ statement: { Action, NotAction } }: Deny): ActionSet {
    if (Action !== undefined) return this.actions.matching(list(Action));
    return this.actions.complement(this.actions.matching(list(NotAction)));
  }
}

/** Whether one request is open, for the user named or else for any; its resource may hold `${aws:username}`. */
export function isOpen(documents: readonly JsonDocument[], request: Request, userName?: string): boolean {
  const all = denies(documents);
  const userNames = userName === undefined ? sampleUserNames(all, [request.resource]) : [userName];
  const { session, action } = request;
  const cases = userNames.flatMap((name) => sampleCircumstances(all).map((carried) => ({ name, carried })));
  return cases.some(({ name, carried }) => {
    const resource = request.resource.replaceAll(OWN_NAME, name);
    const named = (patterns: readonly string[]): boolean =>
      patterns.some((pattern) => actionPattern(pattern).test(action));
    if (named(bootstrap.anyResource)) return false;
    if (named(bootstrap.ownUserOnly) && (isOwnUser(resource, name) || !isUser(resource))) return false;
    return !all.some((deny) => {
      const { Action, NotAction } = deny.statement;
      const namesAction = Action === undefined ? !named(list(NotAction)) : named(list(Action));
      return (
        namesAction && isCertain(deny, session, userName, carried) && namesResource(deny, resource, name)
      );
    });
  });
}
