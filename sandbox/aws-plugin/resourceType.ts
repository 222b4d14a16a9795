import type { z } from "zod";
import type { AutoName } from "./names";
import type { Session } from "./session";
import type { Properties } from "./wire";

/** A form in which two equivalent values of a property are equal. */
export type Canonical = (value: unknown) => unknown;

/** A thing that was made: its Pulumi id, and what only the moment of creation shows (a password, a secret). */
export interface Created {
  readonly id: string;
  readonly outputs?: Properties;
}

/** An update of inputs: what they were, what they become, and the state's outputs before it. */
export interface Change<I> {
  readonly id: string;
  readonly olds: I;
  readonly news: I;
  readonly outputs: Properties;
}

/** The facts about a resource type that need no call to AWS. */
interface Facts {
  /** Pulumi's type token, such as `aws:iam/user:User`. */
  readonly type: string;
  /** Inputs that a program may leave out, with the value that the real provider then takes. */
  readonly defaults?: Properties;
  /** Set where the real provider makes up a `name` when none is given. */
  readonly autoName?: AutoName;
  /** The type lives in a region and takes one as input; that of the provider by default. */
  readonly regional?: boolean;
  /** `tags` take the provider's default tags, and `tagsAll` is an output. */
  readonly taggable?: boolean;
  /** Outputs that are not inputs: unknown while a creation is previewed. */
  readonly computed: readonly string[];
  /** Properties that are kept as secrets, and that no message shows. */
  readonly secrets?: readonly string[];
  /** Inputs whose change needs a new resource, as in the real provider. */
  readonly replaceOn: readonly string[];
  /** The real provider deletes first, because the new resource would be the same thing as the old one in AWS. */
  readonly deleteBeforeReplace?: boolean;
  /** Inputs with several spellings of the same value: policy documents, lists without order, decimal numbers. */
  readonly canonical?: Readonly<Record<string, Canonical>>;
  /** Inputs that hold a policy document; a program may give an object in place of its JSON. */
  readonly documents?: readonly string[];
}

/** A resource type as its file defines it. */
export interface ResourceSpec<S extends z.ZodObject> extends Facts {
  /** Inputs after naming and defaults; strict, so that a misspelled one is refused. */
  readonly inputs: S;
  readonly create: (session: Session, inputs: z.output<S>) => Promise<Created>;
  /**
   * What is really there: inputs and computed outputs by name, or undefined when it is gone.
   *
   * @param prior - Inputs and outputs of the state; empty during an import.
   */
  readonly read: (session: Session, id: string, prior: Properties) => Promise<Properties | undefined>;
  /** Brings AWS from the old inputs to the new; absent where every change replaces. */
  readonly update?: (session: Session, change: Change<z.output<S>>) => Promise<void>;
  readonly delete: (session: Session, id: string, prior: Properties) => Promise<void>;
}

/** A resource type as the provider uses it: the same for all, with unchecked properties. */
export interface ResourceType extends Facts {
  readonly schema: z.ZodObject;
  readonly create: (session: Session, inputs: Properties) => Promise<Created>;
  readonly read: (session: Session, id: string, prior: Properties) => Promise<Properties | undefined>;
  readonly update: (session: Session, change: Change<Properties>) => Promise<void>;
  readonly delete: (session: Session, id: string, prior: Properties) => Promise<void>;
}

/** Turns a definition into a {@link ResourceType}: its functions get inputs parsed by its own schema. */
export function defineResource<S extends z.ZodObject>(spec: ResourceSpec<S>): ResourceType {
  const { inputs: schema, create, read, update, delete: remove, ...facts } = spec;
  return {
    ...facts,
    schema,
    read,
    delete: remove,
    create: (session, inputs) => create(session, schema.parse(inputs)),
    update: async (session, change) =>
      update?.(session, { ...change, olds: schema.parse(change.olds), news: schema.parse(change.news) }),
  };
}
