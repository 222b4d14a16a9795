import { checkConfig, parseConfig } from "./config";
import { diffInputs, diffPlainly, isEqual } from "./diff";
import type { PropertyChange } from "./diff";
import { describeError } from "./errors";
import { Faults } from "./faults";
import type { Operation } from "./faults";
import { functions } from "./invokes";
import { autoName } from "./names";
import type { Autonaming } from "./names";
import type { ResourceType } from "./resourceType";
import { resourceTypes } from "./resources";
import { openSession } from "./session";
import type { Session } from "./session";
import { validate } from "./validate";
import type { Failure } from "./validate";
import { UNKNOWN, secret } from "./wire";
import type { Properties } from "./wire";

/** A resource in the engine's terms. */
export interface Target {
  readonly type: string;
  /** The logical name that the program gave. */
  readonly name: string;
}

/** The result of a comparison. */
export interface Difference {
  readonly changes: readonly PropertyChange[];
  readonly deleteBeforeReplace: boolean;
}

/** What the wire protocol asks of a provider. */
export type ResourceProvider = Pick<Provider, keyof Provider>;

const VERBS = { create: "creating", read: "reading", update: "updating", delete: "deleting" };

/** What is done to a resource outside of previews. */
type Verb = keyof typeof VERBS;

/** The semantics of the provider, free of the wire protocol. */
export class Provider {
  private session: Session | undefined;
  private faults: Faults | undefined;
  private engineAcceptsSecrets = false;
  private readonly types = resourceTypes();

  checkConfig(inputs: Properties): Failure[] {
    return checkConfig(inputs, process.env);
  }

  async configure(inputs: Properties, engineAcceptsSecrets: boolean): Promise<void> {
    this.engineAcceptsSecrets = engineAcceptsSecrets;
    this.faults = await Faults.load(process.env);
    const session = await openSession(parseConfig(inputs, process.env), process.env);
    await this.strike("before", "configure", "pulumi:providers:aws", session);
    this.session = session;
  }

  /** Names, defaults and default tags filled in, and what is wrong with the result. */
  check(
    target: Target,
    olds: Properties,
    news: Properties,
    naming: { seed: Uint8Array; autonaming?: Autonaming | undefined },
  ): { inputs: Properties; failures: Failure[] } {
    const type = this.types.get(target.type);
    if (type === undefined) return { inputs: news, failures: [] };
    const inputs = { ...type.defaults, ...dropAbsent(news) };
    for (const property of type.documents ?? []) inputs[property] = documentText(inputs[property]);
    if (type.regional) inputs["region"] ??= this.connected().region;
    if (type.taggable) inputs["tags"] = this.withDefaultTags(inputs["tags"]);
    if (type.autoName) {
      inputs["name"] ??= autoName({ rule: type.autoName, logicalName: target.name, news, olds, ...naming });
    }
    const given = dropAbsent(inputs);
    const failures = validate(type.schema, target.type, given, type.secrets);
    // With a property that the stand-in does not know, it cannot judge the others either: no creation follows.
    const isJudged = !failures.some(({ isUnknownProperty }) => isUnknownProperty);
    return { inputs: given, failures: isJudged ? failures : [] };
  }

  diff(target: Target, olds: Properties, news: Properties): Difference {
    const type = this.types.get(target.type);
    if (type === undefined) return { changes: diffPlainly(olds, news), deleteBeforeReplace: false };
    const changes = diffInputs(type, olds, news);
    // With the old name given again, the new resource cannot exist beside the old one.
    const namesCollide = type.autoName !== undefined && olds["name"] === news["name"];
    const replaces = changes.some((change) => change.replaces);
    return {
      changes,
      deleteBeforeReplace: replaces && (type.deleteBeforeReplace === true || namesCollide),
    };
  }

  async create(
    target: Target,
    inputs: Properties,
    preview: boolean,
  ): Promise<{ id: string; outputs: Properties }> {
    if (preview) {
      const { computed = [], taggable = false } = this.types.get(target.type) ?? {};
      return { id: "", outputs: { ...unknowns(taggable ? [...computed, "tagsAll"] : computed), ...inputs } };
    }
    const type = this.knownType("create", target, inputs);
    return this.attempt("create", target, async () => {
      const session = this.connected();
      const { id, outputs: once = {} } = await type.create(session, inputs);
      return { id, outputs: await this.settle(type, session, id, { ...inputs, ...once }) };
    });
  }

  /** What is really there; undefined when it is gone. */
  async read(
    target: Target,
    id: string,
    inputs: Properties,
    state: Properties,
  ): Promise<{ inputs: Properties; outputs: Properties } | undefined> {
    const type = this.knownType("read", target);
    return this.attempt("read", target, async () => {
      const found = await type.read(this.connected(), id, { ...inputs, ...state });
      if (found === undefined) return undefined;
      return {
        inputs: readInputs(type, inputs, found),
        outputs: this.outputs(type, { ...inputs, ...state }, found),
      };
    });
  }

  async update(
    target: Target,
    id: string,
    olds: Properties,
    news: Properties,
    state: Properties,
    preview: boolean,
  ): Promise<Properties> {
    if (preview && !this.types.has(target.type)) return news;
    const type = this.knownType("update", target, preview ? {} : news);
    const kept = Object.fromEntries(
      Object.entries({ ...state, ...news }).filter(([key]) => key in news || !(key in olds)),
    );
    if (preview) return this.outputs(type, kept, news);
    return this.attempt("update", target, async () => {
      const session = this.connected();
      await type.update(session, { id, olds, news, outputs: state });
      return this.settle(type, session, id, kept);
    });
  }

  async delete(target: Target, id: string, inputs: Properties, state: Properties): Promise<void> {
    const type = this.knownType("delete", target);
    await this.attempt("delete", target, () => type.delete(this.connected(), id, { ...inputs, ...state }));
  }

  async invoke(token: string, args: Properties): Promise<Properties> {
    const all = functions();
    const call = all.get(token);
    if (call === undefined) {
      throw new Error(
        `the sandbox's stand-in plugin does not implement the function ${token}; implemented: ${[...all.keys()].join(", ")}`,
      );
    }
    return call(this.connected(), args);
  }

  private async settle(
    type: ResourceType,
    session: Session,
    id: string,
    prior: Properties,
  ): Promise<Properties> {
    const found = await type.read(session, id, prior);
    if (found === undefined) throw new Error(`it was written, but the emulator does not show it (id ${id})`);
    return this.outputs(type, prior, found);
  }

  /** The state: what was found, in the program's spelling where that means the same; secrets marked. */
  private outputs(type: ResourceType, prior: Properties, found: Properties): Properties {
    const outputs: Properties = { ...prior, ...found };
    for (const property of Object.keys(type.schema.shape)) {
      if (property in prior && isEqual(type, property, prior[property], found[property])) {
        outputs[property] = prior[property];
      }
    }
    if (type.taggable) outputs["tagsAll"] = outputs["tags"] ?? {};
    for (const property of type.secrets ?? []) {
      if (this.engineAcceptsSecrets && outputs[property] !== undefined) {
        outputs[property] = secret(outputs[property]);
      }
    }
    return outputs;
  }

  private withDefaultTags(tags: unknown): unknown {
    if (tags === UNKNOWN) return tags;
    const merged = { ...this.connected().defaultTags, ...(tags as Properties | undefined) };
    return Object.keys(merged).length === 0 ? undefined : merged;
  }

  /**
   * The type of a resource that is really touched. What the stand-in does not know has passed the preview, and is
   * refused here.
   *
   * @throws Error that names the type or the properties.
   */
  private knownType(operation: Verb, target: Target, inputs: Properties = {}): ResourceType {
    const type = this.types.get(target.type);
    if (type === undefined) {
      throw new Error(`${subject(operation, target)}: ${previewOnly(operation, target, this.types)}`);
    }
    const unknown = validate(type.schema, target.type, inputs).filter((failure) => failure.isUnknownProperty);
    if (unknown.length === 0) return type;
    throw new Error(`${subject(operation, target)}: ${unknown.map(({ reason }) => reason).join("; ")}`);
  }

  private async attempt<T>(operation: Verb, target: Target, action: () => Promise<T>): Promise<T> {
    const { type } = target;
    try {
      await this.strike("before", operation, type, this.connected());
      const answer = await action();
      await this.strike("after", operation, type, this.connected());
      return answer;
    } catch (error) {
      throw new Error(`${subject(operation, target)}: ${describeError(error)}`, { cause: error });
    }
  }

  private async strike(
    when: Parameters<Faults["strike"]>[0],
    operation: Operation["operation"],
    type: string,
    session: Session,
  ): Promise<void> {
    await this.faults?.strike(when, {
      operation,
      type,
      account: session.accountId,
      caller: session.callerArn,
    });
  }

  private connected(): Session {
    if (this.session === undefined) throw new Error("the aws provider is not configured");
    return this.session;
  }
}

/**
 * Inputs after a refresh or an import: those of the program, with what differs in AWS; and what AWS has besides, so
 * that the next update takes it away. What the service chose by itself is not an input.
 */
function readInputs(type: ResourceType, prior: Properties, found: Properties): Properties {
  const isImport = Object.keys(prior).length === 0;
  const inputs: Properties = isImport ? { ...type.defaults } : { ...prior };
  for (const property of Object.keys(type.schema.shape)) {
    const isOurs = property in inputs || isImport || !type.computed.includes(property);
    if (isOurs && property in found && !isEqual(type, property, inputs[property], found[property])) {
      inputs[property] = found[property];
    }
  }
  return dropAbsent(inputs);
}

function subject(operation: Verb, { type, name }: Target): string {
  return `${VERBS[operation]} ${type} "${name}"`;
}

/** Names the types of the same module that the stand-in does know, else the modules. */
function previewOnly(operation: Verb, { type }: Target, types: ReadonlyMap<string, unknown>): string {
  const tokens = [...types.keys()].sort();
  const siblings = tokens.filter((token) => moduleOf(token) === moduleOf(type));
  const known =
    siblings.length > 0 ? siblings.join(", ") : `types of ${[...new Set(tokens.map(moduleOf))].join(", ")}`;
  return `the sandbox's stand-in aws plugin previews this type but cannot ${operation} it; it can ${operation} ${known}`;
}

/** `aws:iam` of `aws:iam/user:User`. */
function moduleOf(token: string): string {
  return token.split("/")[0] ?? "";
}

function unknowns(properties: readonly string[]): Properties {
  return Object.fromEntries(properties.map((property) => [property, UNKNOWN]));
}

function dropAbsent(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== null),
  );
}

function documentText(document: unknown): unknown {
  return typeof document === "object" && document !== null ? JSON.stringify(document) : document;
}
