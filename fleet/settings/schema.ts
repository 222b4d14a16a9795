import { z } from "zod";

/** Name of the wave of those that no wave of rollout.yaml selects. */
export const REMAINING = "remaining";

/* What is allowed, as messages say it. */
const ATTEMPTS = "a whole number of attempts from 1 to 20";
const SECONDS = "a number of seconds from 1 to 3,600";
const MINUTES = "a number of minutes from 0 to 1,440 (a day)";
const CONCURRENCY = "a whole number of accounts at a time from 1 to 256";
const TOLERANCE = 'a number of accounts such as 3, or a percentage such as "5%"';

const seconds = z.number({ error: SECONDS }).min(1, { error: SECONDS }).max(3600, { error: SECONDS });

const tolerance = z.union(
  [
    z.int({ error: TOLERANCE }).min(0, { error: TOLERANCE }),
    z.string({ error: TOLERANCE }).regex(/^(100|[1-9]?\d)%$/, { error: TOLERANCE }),
  ],
  { error: TOLERANCE },
);

const concurrency = z
  .int({ error: CONCURRENCY })
  .min(1, { error: CONCURRENCY })
  .max(256, { error: CONCURRENCY });

/** Any text, or that of a path of units, in which a name may have commas and spaces. */
const PATH = /^[^]+$/;
/** Stacks have neither commas nor spaces in their names; a glob has commas in braces. */
const STACK_GLOB = /^(?:[^\s,{]|\{[^{}\s]*\})+$/;

const names = (what: string, pattern: RegExp) => {
  const name = z.string({ error: what }).regex(pattern, { error: what });
  return z
    .union([name, z.array(name, { error: what }).min(1, { error: what })], { error: what })
    .transform((value) => (typeof value === "string" ? [value] : value));
};

const wave = z.strictObject(
  {
    name: z
      .string({ error: "the name of the wave: letters, digits, - and _" })
      .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: "the name of the wave: letters, digits, - and _" })
      .describe("Name of the wave: letters, digits, `-` and `_`."),
    accounts: names("the name of a stack, a glob such as prod-*, or a list of them", STACK_GLOB)
      .optional()
      .describe("Stacks of the wave: names or globs. One must match."),
    ou: names("the path of an organizational unit, a glob such as Workloads/*, or a list of them", PATH)
      .optional()
      .describe("Organizational units: paths or globs. One must match; units below them are included."),
    tags: z
      .record(z.string(), z.string({ error: "the value of a tag, or a glob" }), {
        error: "a map of tags",
      })
      .optional()
      .describe("Tags. An account must have all of them; values may be globs."),
    exclude: names("the name of a stack, a glob, or a list of them", STACK_GLOB)
      .optional()
      .describe("Stacks that are left out: names or globs."),
    failureTolerance: tolerance
      .default(0)
      .describe(
        'How many accounts of the wave may fail before no other is started: a number, or a percentage such as `"5%"`.',
      ),
    pauseMinutes: z
      .number({ error: MINUTES })
      .min(0, { error: MINUTES })
      .max(1440, { error: MINUTES })
      .default(0)
      .describe("Pause after the wave, in minutes, so that alarms can show its effect."),
  },
  { error: "a map with at least `name`" },
);

/** `rollout.yaml`: how to roll out. The stack files say to which accounts. */
export const settingsSchema = z.strictObject({
  concurrency: concurrency
    .optional()
    .describe("Accounts at a time; by default as many as cores and memory allow."),
  failureTolerance: tolerance
    .optional()
    .describe(
      "How many accounts of the whole rollout may fail before no other is started; by default only the tolerance of each wave counts. It also applies to accounts that no wave selects, by default 0 there.",
    ),
  retry: z
    .strictObject(
      {
        attempts: z
          .int({ error: ATTEMPTS })
          .min(1, { error: ATTEMPTS })
          .max(20, { error: ATTEMPTS })
          .default(5)
          .describe("How often an account is tried, including the first time."),
        firstDelaySeconds: seconds
          .default(2)
          .describe("Upper bound of the first wait, in seconds; it doubles with each retry."),
        maxDelaySeconds: seconds.default(60).describe("Upper bound of any wait, in seconds."),
      },
      { error: "a map with attempts, firstDelaySeconds and maxDelaySeconds" },
    )
    .prefault({})
    .describe("Retries after throttling, a concurrent update or a network error."),
  waves: z
    .array(wave, { error: "a list of waves" })
    .min(1, { error: "at least one wave" })
    .refine((list) => new Set([REMAINING, ...list.map(({ name }) => name)]).size === list.length + 1, {
      error: `names of waves that differ from each other and from ${REMAINING}`,
    })
    .optional()
    .describe(
      "The waves in order, the canary first. An account belongs to the first wave that selects it. The other accounts form a last wave, `remaining`.",
    ),
});

export type Settings = z.output<typeof settingsSchema>;
export type WaveSettings = NonNullable<Settings["waves"]>[number];
export type Tolerance = NonNullable<Settings["failureTolerance"]>;

/** The JSON Schema of a `rollout.yaml` for editors, generated from the schema that validates it. */
export function settingsFileSchema(): object {
  return {
    title: "How account-baseline rolls out",
    ...z.toJSONSchema(settingsSchema, { io: "input", reused: "inline" }),
  };
}
