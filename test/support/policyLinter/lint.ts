import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stderrLog } from "../../../sandbox/log";
import { pythonEnvironment } from "../../../sandbox/install/pythonEnvironment";
import { lastLines, run } from "../../../sandbox/run";
import type { RegisteredDocument } from "./policyDocuments";
import { logicalId, templateOf } from "./template";

/** What the linter objects to. */
export interface Finding {
  /** The document; undefined where the finding is about the template as a whole. */
  readonly document: RegisteredDocument | undefined;
  /** The rule, the place and the objection. */
  readonly message: string;
}

/** What is read of cfn-lint's JSON. */
interface Match {
  readonly Message: string;
  readonly Location: { readonly Path: readonly (string | number)[] | null };
  readonly Rule: { readonly Id: string };
}

/**
 * Judges documents, all in one run, by cfn-lint: the grammar of policies of each type (E3510, E3512, E3530), ARNs
 * (E3514), the names of actions (W3037), and whether the resources of a statement fit its actions (I3510).
 * @see https://github.com/aws-cloudformation/cfn-lint
 */
export async function lint(documents: readonly RegisteredDocument[]): Promise<Finding[]> {
  const python = await pythonEnvironment({
    name: "policy-linter",
    purpose: "policy linter",
    packageName: "cfn-lint",
    requirements: join(__dirname, "requirements.txt"),
    log: stderrLog,
  });
  const directory = await mkdtemp(join(tmpdir(), "account baseline lint "));
  try {
    await writeFile(join(directory, "template.json"), JSON.stringify(templateOf(documents)));
    return (await cfnLint(python, directory)).map(({ Message, Location, Rule }) => {
      const [, id, ...place] = Location.Path ?? [];
      return {
        document: documents.find((_, index) => logicalId(index) === id),
        // An objection to an action goes on with all the actions that there are.
        message: `${Rule.Id} at ${place.join(".")}: ${Message.slice(0, 200)}`,
      };
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function cfnLint(python: string, directory: string): Promise<Match[]> {
  const options = [
    ...["--template", "template.json", "--format", "json"],
    ...["--regions", "us-east-1", "--include-checks", "I3510"],
  ];
  const { code, stdout, output } = await run(
    python,
    ["-I", "-c", "from cfnlint.runner import main; main()", ...options],
    // No settings of the user's or of the checkout's: cfn-lint looks for them in the home and the working directory.
    { cwd: directory, env: { ...process.env, HOME: directory } },
  );
  try {
    return JSON.parse(stdout) as Match[];
  } catch {
    throw new Error(`cfn-lint ended with ${code} and no findings in JSON:\n${lastLines(output)}`);
  }
}
