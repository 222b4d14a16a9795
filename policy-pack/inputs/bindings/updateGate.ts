import { expandTemplates } from "../cloudformation/expandTemplates";
import { isStackSet } from "../cloudformation/stacks";
import { shapeOf } from "../shapes/shapes";
import type { Entity } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import { BindingCollector } from "./collector";
import { blockedUser, blockStack, UserJudge, type BlockedUser, type StackSettings } from "./judgeStack";
import type { Credential } from "./stackFacts";
import { howToWaitForBinding } from "./waiting";

/**
 * Judges the resources of an update one by one, as the program registers them and before they are created, when every
 * input is known: no credential comes into existence for a user who is not proven by what has been registered so far,
 * and nothing that is registered later takes the proof away.
 */
export class UpdateGate {
  private readonly seen: StackResource[] = [];
  private readonly stackSets: StackResource[] = [];
  private readonly judge: UserJudge;
  private collector: BindingCollector;
  /** Credentials that were let through, by their users and the groups that those were in. */
  private proven = new Map<Entity, Set<Credential>>();

  constructor(private readonly settings: StackSettings) {
    this.judge = new UserJudge(settings);
    this.collector = new BindingCollector([], settings.trust, true);
  }

  /** @returns The users that have, or would get from this resource, a credential and are not proven with it. */
  async see(resource: StackResource): Promise<BlockedUser[]> {
    // Instances of a stack set are judged with the set.
    const { resources, unreadable } = expandTemplates([...this.stackSets, resource]);
    if (isStackSet(resource.type)) this.stackSets.push(resource);
    const isOf = (it: StackResource): boolean => [it, it.holder, it.template?.stack].includes(resource);
    const relevant = resources.filter((it) => shapeOf(it.type) !== undefined && isOf(it));
    const blocked = unreadable.filter(({ stack }) => isOf(stack)).map(blockStack);
    if (relevant.length === 0) return blocked;
    this.seen.push(...relevant);
    const isKept = this.collector.add(relevant);
    const earlier = isKept ? this.losing(relevant) : this.readAgain();
    const own = this.collector.credentialsOf(relevant);
    for (const credential of own) {
      const { name, type } = credential.resource;
      const found = await this.unproven(
        credential,
        resource,
        `The credential ${name} (${type}) is not created: so far this update has registered nothing that proves its ` +
          `user. ${howToWaitForBinding(credential.resource)}`,
      );
      blocked.push(...found);
      if (found.length === 0) this.watch(credential);
    }
    for (const credential of earlier.filter((it) => !own.includes(it))) {
      const { name, type } = credential.resource;
      const why =
        `${resource.name} (${resource.type}) is not created: with it, nothing proves the user any more, who already ` +
        `has the credential ${name} (${type}).`;
      blocked.push(...(await this.unproven(credential, resource, why)));
    }
    return blocked;
  }

  private async unproven(credential: Credential, at: StackResource, why: string): Promise<BlockedUser[]> {
    const blocked: BlockedUser[] = [];
    for (const user of this.collector.usersOf(credential)) {
      const fault = await this.judge.fault(user);
      if (fault !== undefined) blocked.push(blockedUser({ ...user, urn: at.urn }, `${fault}\n${why}`));
    }
    return blocked;
  }

  private watch(credential: Credential): void {
    for (const entity of credential.users.flatMap((user) => this.collector.withGroups(user))) {
      this.proven.set(entity, (this.proven.get(entity) ?? new Set()).add(credential));
    }
  }

  /** The credentials whose users may lose their proof by these resources. */
  private losing(resources: readonly StackResource[]): Credential[] {
    const losers = this.collector.losers(resources);
    const sets =
      losers === "everyone" ? this.proven.values() : [...losers].map((it) => this.proven.get(it) ?? []);
    return [...new Set([...sets].flatMap((credentials) => [...credentials]))];
  }

  /** Two accounts have turned out to be one: whatever was found before is found anew. */
  private readAgain(): Credential[] {
    const wasProven = new Set(
      [...this.proven.values()].flatMap((it) => [...it]).map(({ resource }) => resource),
    );
    this.collector = new BindingCollector(this.seen, this.settings.trust, true);
    this.proven = new Map();
    const earlier = this.collector.allCredentials().filter(({ resource }) => wasProven.has(resource));
    for (const credential of earlier) this.watch(credential);
    return earlier;
  }
}
