import type {
  EngineEvent,
  Stack,
  StepEventMetadata,
  StepEventStateMetadata,
} from "@pulumi/pulumi/automation";

import { isObject } from "../../../policy-pack/iam/json";
import type { Finding } from "../../runs/result";
import { retainedByItself, userHeldBy } from "./userHolders";

/** The control of the fleet's own that these findings belong to: a policy pack cannot see what they are about. */
export const RETAINED_CONTROL = {
  name: "iam-user-not-retained",
  title: "Users and credentials leave AWS when they leave the stack",
  references: [],
} as const;

/** Steps that delete a resource. */
const DELETIONS: ReadonlySet<string> = new Set(["delete", "delete-replaced"]);
/** Steps that read a resource which the stack does not own (`.get`). */
const READS: ReadonlySet<string> = new Set(["read", "read-replacement"]);
/** Steps without which a resource is neither created nor kept. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  ...DELETIONS,
  ...READS,
  "refresh",
  "discard",
  "discard-replaced",
]);

/** The type declarations of the SDK leave `external` out. */
type State = StepEventStateMetadata & { readonly external?: boolean };

interface Found {
  readonly urn: string;
  readonly type: string;
  readonly message: string;
  readonly fix: string;
}

/** What is read of an exported state. */
interface ExportedResources {
  readonly resources?: readonly { readonly urn: string; readonly deletedWith?: string }[];
}

/** A user or credential that is to be deleted. */
interface Deletion {
  readonly type: string;
  /** Such as `user alice`. */
  readonly held: string;
  /** Whether it is known to stay in AWS. */
  readonly stays: boolean;
}

/**
 * Collects the users and credentials that stay in AWS when they leave the stack, where nothing of the stack binds them
 * any more: by `retainOnDelete`, by `deletedWith`, by `.get` in place of the resource, and by the retention of a
 * CloudFormation stack. The policy-analyzer protocol carries none of these (as of Pulumi 3.276), so no policy pack sees
 * them.
 *
 * `deletedWith` is not in the engine's events either. It counts where a resource is to be deleted, by the state.
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/retainondelete/
 */
export class RetainedCollector {
  /** By what is said of which resource: the steps of a replacement may say different things of one. */
  private readonly found = new Map<string, Found>();
  /** Resources that stay in the stack, whatever their type. */
  private readonly staying = new Set<string>();
  /** Resources that leave it, or leave it in part: what is replaced is deleted too. */
  private readonly deleted = new Set<string>();
  private readonly deletions = new Map<string, Deletion>();

  take({ resourcePreEvent }: EngineEvent): void {
    const metadata = resourcePreEvent?.metadata;
    if (metadata === undefined) return;
    const { op } = metadata;
    // The declarations allow for no missing state, and the engine leaves out what there is not.
    const { old, new: next } = metadata as { old?: State | null; new?: State | null };
    if (DELETIONS.has(op)) this.takeDeletion(metadata, old ?? undefined);
    else if (READS.has(op)) this.takeRead(metadata, old ?? undefined);
    else if (!NOT_KEPT.has(op) && next) {
      this.staying.add(metadata.urn);
      this.takeKept(metadata, next);
    }
  }

  /**
   * Looks up in the state what is deleted with another resource.
   * @throws where the state cannot be exported: then it is not known whether something stays.
   */
  async readState(stack: Pick<Stack, "exportStack">): Promise<void> {
    if (this.deletions.size === 0) return;
    // The declarations have `any` for it.
    const { deployment } = (await stack.exportStack()) as { deployment: ExportedResources };
    const { resources = [] } = deployment;
    for (const { urn, deletedWith } of resources) {
      const deletion = this.deletions.get(urn);
      if (deletion === undefined || deletedWith === undefined || deletedWith === "") continue;
      // Where the other stays, the provider deletes this one. Of what no event tells that it stays it is not known.
      if (this.staying.has(deletedWith) && !this.deleted.has(deletedWith)) continue;
      if (this.endsWith(deletion, deletedWith)) continue;
      this.add(urn, deletion.type, {
        message: `leaves the stack together with ${nameOf(deletedWith)}, which it is deletedWith: Pulumi deletes only the other, and AWS keeps ${deletion.held}, without the policies of this stack`,
        fix: `Deploy the removal of ${nameOf(urn)} first, and that of ${nameOf(deletedWith)} after it. ${ON_PURPOSE}`,
      });
    }
  }

  /** @param level `mandatory`, or `advisory` where it is allowed. */
  findings(level: Finding["level"]): Finding[] {
    return [...this.found.values()].map(({ urn, type, message, fix }) => ({
      control: RETAINED_CONTROL.name,
      level,
      subject: nameOf(urn),
      type,
      message,
      fix,
    }));
  }

  /** Whether it is a credential of a user that is known and really deleted: AWS keeps none without its user. */
  private endsWith({ held }: Deletion, urn: string): boolean {
    const user = this.deletions.get(urn);
    return (
      user !== undefined &&
      !user.stays &&
      user.held.startsWith("user ") &&
      held === `a credential of ${user.held}`
    );
  }

  private takeDeletion({ urn }: StepEventMetadata, old: State | undefined): void {
    this.deleted.add(urn);
    if (old === undefined || old.external === true) return;
    const { type } = old;
    const held = userHeldBy({ type, inputs: inputsOf(old) });
    if (held === undefined) return;
    const option = optionOf(old);
    this.deletions.set(urn, { type, held, stays: option !== undefined });
    if (option === undefined) return;
    this.add(urn, type, {
      message: `leaves the stack with ${option}: AWS keeps ${held}, without the policies of this stack`,
      fix: fixOf(option),
    });
  }

  /** What the stack owned and only reads from now on. With another ID, the one that it owned is deleted. */
  private takeRead({ urn, op }: StepEventMetadata, old: State | undefined): void {
    if (op !== "read" || old?.custom !== true || old.external === true) return;
    const held = userHeldBy({ type: old.type, inputs: inputsOf(old) });
    if (held === undefined) return;
    this.add(urn, old.type, {
      message: `is only read from now on (.get), so that it leaves the stack: AWS keeps ${held}, and the policy pack does not see it any more`,
      fix: `Keep it as a resource of the program, or remove it. ${ON_PURPOSE}`,
    });
  }

  private takeKept({ urn, type }: StepEventMetadata, next: State): void {
    if (next.external === true) return;
    const held = userHeldBy({ type, inputs: inputsOf(next) });
    const option = held === undefined ? undefined : optionOf(next);
    if (option === undefined) return;
    this.add(urn, type, {
      message: `has ${option}: when it leaves the program, AWS keeps ${held ?? ""}, without the policies of this stack`,
      fix: `Remove ${option}${option === RETAIN ? ", also from the components it is in, which pass it on" : ""}. ${ON_PURPOSE}`,
    });
  }

  private add(urn: string, type: string, { message, fix }: Pick<Found, "message" | "fix">): void {
    this.found.set(`${urn} ${message}`, { urn, type, message: `${nameOf(urn)} ${message}`, fix });
  }
}

const RETAIN = "retainOnDelete";
const ON_PURPOSE = "Where it is to stay in AWS: --allow-retained.";

/** Why AWS keeps what a resource holds. */
function optionOf(state: State): string | undefined {
  if (state.retainOnDelete === true) return RETAIN;
  return retainedByItself({ type: state.type, inputs: inputsOf(state) });
}

function fixOf(option: string): string {
  return `Deploy once without ${option}, then remove the resource. ${ON_PURPOSE}`;
}

function inputsOf({ inputs }: State): Record<string, unknown> {
  // The engine writes null for what a resource without inputs has.
  return isObject(inputs) ? inputs : {};
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
