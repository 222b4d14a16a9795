import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { SandboxError } from "../../../sandbox/errors";
import { pythonEnvironment } from "../../../sandbox/install/pythonEnvironment";

/** A python3 that makes an environment whose Python keeps what it is told to do. */
const WORKING = `
case "$1 $2" in
  "-c "*) echo 3 11 ;;
  "-m venv") mkdir -p "$3/bin"; printf '#!/bin/sh\\necho "$@" >> "$(dirname "$0")/calls"\\n' > "$3/bin/python"; chmod +x "$3/bin/python" ;;
esac`;

describe("an environment for a tool in Python", () => {
  const { PATH, ACCOUNT_BASELINE_CACHE } = process.env;
  let directory: string;
  let requirements: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "python environment "));
    requirements = join(directory, "requirements.txt");
    writeFileSync(requirements, "tool==1.0.0\n");
    process.env["ACCOUNT_BASELINE_CACHE"] = join(directory, "cache");
  });

  afterEach(() => {
    process.env["PATH"] = PATH;
    if (ACCOUNT_BASELINE_CACHE === undefined) delete process.env["ACCOUNT_BASELINE_CACHE"];
    else process.env["ACCOUNT_BASELINE_CACHE"] = ACCOUNT_BASELINE_CACHE;
    rmSync(directory, { recursive: true, force: true });
  });

  /** Puts a shell script in the place of python3. */
  const usePython = (script: string): void => {
    writeFileSync(join(directory, "python3"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    process.env["PATH"] = [directory, PATH].join(delimiter);
  };
  const make = (choices: { alternative?: string } = {}): Promise<string> =>
    pythonEnvironment({
      ...{
        name: "policy-linter",
        purpose: "fine tool",
        packageName: "tool",
        requirements,
        log: () => undefined,
      },
      ...choices,
    });

  it("is made once for a set of pinned packages, and anew for another", async () => {
    usePython(WORKING);
    const python = await make();
    assert.ok(python.startsWith(join(directory, "cache", "policy-linter")));
    assert.equal(await make(), python);
    assert.equal(
      readFileSync(join(python, "../calls"), "utf8"),
      `-m pip install --quiet --disable-pip-version-check --no-deps --requirement ${requirements}\n`,
    );
    writeFileSync(requirements, "tool==2.0.0\n");
    assert.notEqual(await make(), python);
  });

  const remedy = "install Python 3.11 or later with its venv module";
  const lacks: [what: string, script: string, message: string][] = [
    ["is too old", "echo 3 9", `no fine tool: python3 is 3.9, which is too old; ${remedy}`],
    [
      "has no venv module",
      "echo 3 12; exit 1",
      `no fine tool: python3 has no venv module (python3.12-venv or python3-venv on Debian and Ubuntu); ${remedy}`,
    ],
    [
      "fails",
      '[ "$1" = -c ] && echo 3 11 && exit; echo disk full; exit 1',
      "no fine tool: creating a virtual environment failed:\ndisk full",
    ],
  ];
  for (const [what, script, message] of lacks) {
    it(`is not there where Python ${what}, and the message says so`, async () => {
      usePython(script);
      await assert.rejects(make(), new SandboxError(message));
    });
  }

  it("is not there without Python, and the message names what else can be done", async () => {
    process.env["PATH"] = directory;
    await assert.rejects(
      make({ alternative: "do without" }),
      new SandboxError(
        `no fine tool: it needs Python, and there is no python3 on PATH; ${remedy}, or do without`,
      ),
    );
  });
});
