import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parse, stringify } from "yaml";

import type { Sandbox } from "../../sandbox/sandbox";
import { copyProgram } from "./copyProgram";
import { type PulumiResult, type RunningPulumi, startPulumi } from "./pulumiRun";

const ROOT = join(__dirname, "../..");

/**
 * A copy of the repository's program in a folder of its own, as a user's clone: tests edit it, give it stack files and
 * run Pulumi in it. The dependencies are those of the repository.
 */
export class Project {
  readonly directory = mkdtempSync(join(tmpdir(), "account baseline "));
  /** Variables of all runs to come. */
  protected env: NodeJS.ProcessEnv = {};

  constructor(private readonly sandbox: Sandbox) {
    copyProgram(this.directory, "Pulumi.dev.yaml", "Pulumi.prod.yaml", "policy-config.json");
    for (const entry of ["policy-pack", "bin", "fleet"])
      symlinkSync(join(ROOT, entry), join(this.directory, entry));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  read(file: string): string {
    return readFileSync(join(this.directory, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.directory, file), text);
  }

  /** Replaces text that must be there exactly once. */
  edit(file: string, from: string, to: string): void {
    const parts = this.read(file).split(from);
    if (parts.length !== 2)
      throw new Error(`${file} has ${parts.length - 1} of ${JSON.stringify(from)}, not one`);
    this.write(file, parts.join(to));
  }

  append(file: string, text: string): void {
    this.write(file, `${this.read(file)}\n${text}\n`);
  }

  /** Creates a stack with the given config. */
  async addStack(stack: string, config: Record<string, unknown>): Promise<void> {
    this.writeStack(stack, config);
    const { code, output } = await this.pulumi("stack", "init", stack);
    if (code !== 0) throw new Error(output);
  }

  /** Writes a stack's config anew; what else `pulumi stack init` has put into the file stays. */
  writeStack(stack: string, config: Record<string, unknown>): void {
    const file = `Pulumi.${stack}.yaml`;
    const earlier = existsSync(join(this.directory, file)) ? (parse(this.read(file)) as object) : {};
    this.write(file, stringify({ ...earlier, config }));
  }

  /** Exempts what a pattern matches from a rule of the policy pack, for a day. */
  exempt(rule: string, pattern: string): void {
    const expires = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const exemption = { pattern, reason: "a test of keys", owner: "tests", expires };
    this.write("policy-config.json", JSON.stringify({ [rule]: { exemptions: [exemption] } }));
    this.env["PULUMI_OPTION_POLICY_PACK_CONFIG"] = "policy-config.json";
  }

  /** Makes operations of the aws plugin fail, in all runs to come; none without rules. */
  fail(...rules: object[]): void {
    const file = `faults-${Date.now()}.json`;
    this.write(file, JSON.stringify(rules));
    this.env["SANDBOX_FAULTS"] = join(this.directory, file);
  }

  preview(stack: string, ...args: string[]): Promise<PulumiResult> {
    return this.pulumi("preview", "-s", stack, ...args);
  }

  up(stack: string, ...args: string[]): Promise<PulumiResult> {
    return this.pulumi("up", "--yes", "-s", stack, ...args);
  }

  destroy(stack: string): Promise<PulumiResult> {
    return this.pulumi("destroy", "--yes", "-s", stack);
  }

  /** The outputs of a stack, secrets in plain text. */
  async outputs(stack: string): Promise<Record<string, unknown>> {
    const { output } = await this.pulumi("stack", "output", "-s", stack, "--json", "--show-secrets");
    return JSON.parse(output) as Record<string, unknown>;
  }

  pulumi(...args: string[]): Promise<PulumiResult> {
    return this.start(...args).result;
  }

  start(...args: string[]): RunningPulumi {
    return startPulumi(this.sandbox, this.directory, args, this.env);
  }
}
