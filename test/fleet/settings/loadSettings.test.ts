import assert from "node:assert/strict";

import { loadSettings } from "../../../fleet/settings/loadSettings";
import { UsageError } from "../../../fleet/usageError";
import { useFolder } from "../useFolder";

const DEFAULTS = { retry: { attempts: 5, firstDelaySeconds: 2, maxDelaySeconds: 60 } };

describe("loadSettings", () => {
  const folder = useFolder();
  const load = (text?: string) => {
    if (text !== undefined) folder.write("rollout.yaml", text);
    return loadSettings({ directory: folder.directory, name: "fleet", main: folder.directory });
  };

  for (const [what, text] of [
    ["there is no rollout.yaml", undefined],
    ["it is empty", ""],
    ["it has a comment only", "# later\n"],
  ] as const) {
    it(`has the defaults where ${what}`, () => {
      assert.deepEqual(load(text), DEFAULTS);
    });
  }

  it("reads all that a rollout can be told, with a single name or a list of them", () => {
    const text = `
concurrency: 8
failureTolerance: 5%
retry: { attempts: 3 }
waves:
  - { name: canary, accounts: dev, pauseMinutes: 0.5 }
  - { name: early, ou: [Sandbox, Workloads/Dev], tags: { env: d* }, exclude: [a, b-*], failureTolerance: 2 }
`;
    assert.deepEqual(load(text), {
      concurrency: 8,
      failureTolerance: "5%",
      retry: { ...DEFAULTS.retry, attempts: 3 },
      waves: [
        { name: "canary", accounts: ["dev"], failureTolerance: 0, pauseMinutes: 0.5 },
        {
          name: "early",
          ou: ["Sandbox", "Workloads/Dev"],
          tags: { env: "d*" },
          exclude: ["a", "b-*"],
          failureTolerance: 2,
          pauseMinutes: 0,
        },
      ],
    });
  });

  const TOLERANCE = 'a number of accounts such as 3, or a percentage such as "5%"';
  const refused: [what: string, text: string, messages: string[]][] = [
    [
      "all mistakes at once, each with its line",
      "concurency: 4\nretry:\n  attempts: 0\nwaves:\n  - name: a b\n  - accounts: []\n    name: b\n",
      [
        "rollout.yaml:3: retry.attempts = 0 is not valid: expected a whole number of attempts from 1 to 20",
        'rollout.yaml:5: waves[0].name = "a b" is not valid: expected the name of the wave: letters, digits, - and _',
        "rollout.yaml:6: waves[1].accounts = [] is not valid: expected the name of a stack, a glob such as prod-*, or a list of them",
        "rollout.yaml:1: concurency is not a known key: did you mean concurrency?",
      ],
    ],
    [
      "a concurrency of 0",
      "concurrency: 0",
      ["concurrency = 0 is not valid: expected a whole number of accounts at a time from 1 to 256"],
    ],
    [
      "half an account",
      "failureTolerance: 0.5",
      [`failureTolerance = 0.5 is not valid: expected ${TOLERANCE}`],
    ],
    [
      "more than all accounts",
      "failureTolerance: 101%",
      [`failureTolerance = "101%" is not valid: expected ${TOLERANCE}`],
    ],
    [
      "a negative tolerance",
      "failureTolerance: -1",
      [`failureTolerance = -1 is not valid: expected ${TOLERANCE}`],
    ],
    [
      "a wave without a name",
      "waves: [{ accounts: a }]",
      ["waves[0].name is missing: expected the name of the wave: letters, digits, - and _"],
    ],
    [
      "two waves of one name",
      "waves: [{ name: a }, { name: a }]",
      [
        'waves = [{"name":"a"},{"name":"a"}] is not valid: expected names of waves that differ from each other and from remaining',
      ],
    ],
    [
      "a wave named as the last one is",
      "waves: [{ name: remaining }]",
      [
        'waves = [{"name":"remaining"}] is not valid: expected names of waves that differ from each other and from remaining',
      ],
    ],
    ["no waves", "waves: []", ["waves = [] is not valid: expected at least one wave"]],
    [
      "a pause of days",
      "waves: [{ name: a, pauseMinutes: 3000 }]",
      ["waves[0].pauseMinutes = 3000 is not valid: expected a number of minutes from 0 to 1,440 (a day)"],
    ],
    [
      "a tag that is a number",
      "waves: [{ name: a, tags: { env: 1 } }]",
      ["waves[0].tags.env = 1 is not valid: expected text, but YAML reads it as a number: quote it"],
    ],
  ];
  for (const [what, text, messages] of refused) {
    it(`reports ${what}`, () => {
      const lines = messages.map((message) =>
        message.startsWith("rollout.yaml:") ? message : `rollout.yaml:1: ${message}`,
      );
      assert.throws(() => load(text), new UsageError(lines.join("\n")));
    });
  }

  it("refuses what is no map", () => {
    assert.throws(
      () => load("- a\n"),
      new UsageError("rollout.yaml:1: rollout.yaml is not valid: expected a map of settings"),
    );
  });

  it("names the line of what is no YAML, in one line", () => {
    assert.throws(
      () => load("concurrency: 4\nwaves: [\n"),
      (error) => error instanceof UsageError && /^rollout\.yaml:\d: no YAML: [^\n]*$/.test(error.message),
    );
  });
});
