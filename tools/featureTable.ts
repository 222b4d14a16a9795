import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";
import { z } from "zod";

/** `tool`: nothing of the system's own, but Terraform does it for one state at a time. */
const mark = z.enum(["yes", "partly", "no", "tool", "unknown"]);

type Mark = z.output<typeof mark>;

const LABELS: Readonly<Record<Mark, string>> = {
  yes: "yes",
  partly: "partly",
  no: "–",
  tool: "Terraform",
  unknown: "?",
};

const version = z.strictObject({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  version: z.string().min(1),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  date: z.iso.date(),
  license: z.string().min(1),
});

const feature = z.strictObject({
  id: z.string(),
  name: z.string(),
  ours: mark,
  /** A test file to a part of a test's title. */
  tests: z.array(z.record(z.string(), z.string())).default([]),
  /** By system. */
  others: z.record(z.string(), mark),
  /** By system: a path in its first repository, or `owner/repository:path`. */
  found: z.record(z.string(), z.string()).default({}),
  /** By system, or `ours`. */
  notes: z.record(z.string(), z.string()).default({}),
});

const featuresSchema = z.strictObject({
  systems: z.array(
    z.strictObject({ id: z.string(), name: z.string(), versions: z.tuple([version], version) }),
  ),
  features: z.array(feature),
});

export type Features = z.output<typeof featuresSchema>;
type System = Features["systems"][number];
type Feature = Features["features"][number];
type Version = System["versions"][number];

/** What this project and others have, as tools/features.yaml tells it. */
export function readFeatures(root: string): Features {
  return featuresSchema.parse(parse(readFileSync(join(root, "tools", "features.yaml"), "utf8")));
}

/** A row per feature. The marks of other systems link to where the feature was found. */
export function featureTable({ systems, features }: Features): string {
  return table(
    systems,
    features.map((feature) => [
      feature.name,
      ourMark(feature),
      ...systems.map((system) => theirMark(feature, system)),
    ]),
  );
}

/** Row by row: the tests of ours, and what is to be said of a mark. */
export function featureNotes({ systems, features }: Features): string {
  return features.map((feature) => `- **${feature.name}.** ${noteOf(feature, systems)}`.trimEnd()).join("\n");
}

function noteOf(feature: Feature, systems: readonly System[]): string {
  const { notes } = feature;
  const tests = testsOf(feature).map(({ file, title }) => `[${title}](../${file})`);
  const here = [
    ...(tests.length === 0 ? [] : [`tested by ${tests.join(", ")}`]),
    ...(notes["ours"] === undefined ? [] : [notes["ours"]]),
  ];
  return [
    ...(here.length === 0 ? [] : [`Here: ${here.join("; ")}.`]),
    ...systems.flatMap(({ id, name }) => {
      const note = notes[id];
      return note === undefined ? [] : [`${name} (${LABELS[markOf(feature, id)]}): ${note}.`];
    }),
  ].join(" ");
}

/** What was read. */
export function systemsTable({ systems }: Features): string {
  const rows = systems.flatMap(({ name, versions }) =>
    versions.map((it) => [name, link(it.repository, it), it.version, it.date, it.license]),
  );
  return markdownTable(["system", "repository", "version read", "of", "license"], rows);
}

function table(systems: readonly System[], rows: readonly (readonly string[])[]): string {
  const heads = systems.map(({ name, versions: [first] }) => `${link(name, first)} ${first.version}`);
  return markdownTable(["", "account-baseline", ...heads], rows);
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function ourMark(feature: Feature): string {
  const [test] = testsOf(feature);
  const label = LABELS[feature.ours];
  return test === undefined ? label : `[${label}](../${test.file} "${test.title}")`;
}

function testsOf({ tests }: Feature): { file: string; title: string }[] {
  return tests.flatMap((test) => Object.entries(test).map(([file, title]) => ({ file, title })));
}

function theirMark(feature: Feature, { id, versions }: System): string {
  const label = LABELS[markOf(feature, id)];
  const found = feature.found[id];
  if (found === undefined) return label;
  const named = versions.find(({ repository }) => found.startsWith(`${repository}:`));
  return named === undefined
    ? link(label, versions[0], found)
    : link(label, named, found.slice(named.repository.length + 1));
}

function markOf(feature: Feature, id: string): Mark {
  const found = feature.others[id];
  if (found === undefined) throw new Error(`features.yaml: ${feature.id}: nothing of ${id}`);
  return found;
}

/** A link to a repository as it was read, or to a path in it. */
function link(text: string, { repository, commit }: Version, path = ""): string {
  const isFile = /\.\w+$/.test(path);
  return `[${text}](https://github.com/${repository}/${isFile ? "blob" : "tree"}/${commit.slice(0, 12)}${path && `/${path}`})`;
}
