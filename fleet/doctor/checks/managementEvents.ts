import type { EventSelectors } from "../facts";

/** What management events do. */
type Kind = "read" | "write";

const BOTH: readonly Kind[] = ["read", "write"];

const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  All: BOTH,
  ReadOnly: ["read"],
  WriteOnly: ["write"],
};

/**
 * The kinds of management events that a trail does not record. An event that any selector matches is recorded, and all
 * are where there is no selector.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function leftOut({ EventSelectors = [], AdvancedEventSelectors = [] }: EventSelectors): Kind[] {
  if (EventSelectors.length + AdvancedEventSelectors.length === 0) return [];
  const recorded = new Set([...EventSelectors.flatMap(basic), ...AdvancedEventSelectors.flatMap(advanced)]);
  return BOTH.filter((kind) => !recorded.has(kind));
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
function basic({ IncludeManagementEvents = true, ReadWriteType = "All" }: Basic): readonly Kind[] {
  return IncludeManagementEvents ? (KINDS[ReadWriteType] ?? []) : [];
}

/**
 * `eventSource` of a trail can leave out AWS KMS and the RDS Data API, by which nobody signs in; any other field would
 * leave out more than can be told here.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
function advanced({ FieldSelectors = [] }: Advanced): readonly Kind[] {
  const fields = new Map(FieldSelectors.map(({ Field = "", Equals = [] }) => [Field, Equals]));
  const isPlain = [...fields.keys()].every((field) => PLAIN_FIELDS.has(field));
  if (!isPlain || fields.get("eventCategory")?.includes("Management") !== true) return [];
  const [readOnly] = fields.get("readOnly") ?? [];
  if (readOnly === undefined) return BOTH;
  return readOnly === "true" ? ["read"] : ["write"];
}

const PLAIN_FIELDS: ReadonlySet<string> = new Set(["eventCategory", "eventSource", "readOnly"]);

type Basic = NonNullable<EventSelectors["EventSelectors"]>[number];
type Advanced = NonNullable<EventSelectors["AdvancedEventSelectors"]>[number];
