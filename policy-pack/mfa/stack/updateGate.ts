import { expandTemplates } from "../../stack/cloudFormation/expandTemplates";
import { shapeOf } from "../../stack/iam/shapes";
import type { StackResource } from "../../stack/resource";
import { BindingCollector } from "./collector";
import { blockedUser, blockStack, UserJudge, type BlockedUser, type StackSettings } from "./judgeStack";

/**
 * Judges the resources of an update one by one, as the program registers them and before they are created, when every
 * input is known: no credential comes into existence for a user who is not proven by what has been registered so far.
 */
export class UpdateGate {
  private readonly seen: StackResource[] = [];
  private readonly judge: UserJudge;
  private collector: BindingCollector;

  constructor(private readonly settings: StackSettings) {
    this.judge = new UserJudge(settings);
    this.collector = new BindingCollector([], settings.trust);
  }

  /** @returns The users that would get a credential from this resource and are not proven. */
  async see(resource: StackResource): Promise<BlockedUser[]> {
    const { resources, unreadable } = expandTemplates([resource]);
    const relevant = resources.filter(({ type }) => shapeOf(type) !== undefined);
    const blocked = unreadable.map(blockStack);
    if (relevant.length === 0) return blocked;
    this.seen.push(...relevant);
    if (!this.collector.add(relevant)) {
      this.collector = new BindingCollector(this.seen, this.settings.trust);
    }
    for (const credential of this.collector.credentialsOf(relevant)) {
      for (const user of this.collector.usersOf(credential)) {
        const fault = await this.judge.fault(user);
        if (fault === undefined) continue;
        const { name, type } = credential.resource;
        const message =
          `${fault}\nThe credential ${name} (${type}) is not created: so far this update has registered nothing ` +
          "that proves its user. Let it depend (dependsOn) on the user's policies, their attachments and the group memberships.";
        blocked.push(blockedUser({ ...user, urn: resource.urn }, message));
      }
    }
    return blocked;
  }
}
