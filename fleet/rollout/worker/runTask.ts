import { appendFileSync } from "node:fs";

import {
  CommandError,
  type EngineEvent,
  LocalWorkspace,
  type PulumiCommand,
  type Stack,
  StackNotFoundError,
} from "@pulumi/pulumi/automation";

import { SESSION_NAME_VARIABLE } from "../../../config/roles";
import { type Program, loadProgram } from "../../program/loadProgram";
import { ChangeCollector } from "../changes";
import { engineCommand } from "../engineCommand";
import { failureKind } from "../classifyFailure";
import type { Task, TaskEvent, TaskResult } from "../task";
import { FindingCollector } from "./findings";
import { RetainedCollector } from "./retained";
import { type Recovery, recover } from "./recover";
import { StuckProgram } from "./stuckProgram";

/** How a task is watched and stopped. */
export interface TaskControl {
  /** Asks for the engine to be stopped. */
  readonly signal: AbortSignal;
  /** Aborted when the program has thrown an error that nothing awaits. */
  readonly programFailed: AbortSignal;
  readonly onEvent: (event: TaskEvent) => void;
}

/** Loaded once for all tasks of this process. */
let command: Promise<PulumiCommand> | undefined;
let program: Program | undefined;

/** Runs one operation of the engine on one account. Never throws: whatever happens is the account's result. */
export async function runTask(
  task: Task,
  { signal, programFailed, onEvent }: TaskControl,
): Promise<Omit<TaskResult, "uncaught" | "earlierTasks">> {
  const changes = new ChangeCollector();
  const findings = new FindingCollector();
  const retained = new RetainedCollector();
  const judgesRetained = RETAINED_JUDGED.has(task.operation);
  const errors: string[] = [];
  const stuck = new StuckProgram(programFailed);
  const take = (event: EngineEvent): void => {
    stuck.sign();
    const step = changes.take(event);
    if (step !== undefined) onEvent({ type: "resource", resource: step });
    findings.take(event);
    if (judgesRetained) retained.take(event);
    const diagnostic = event.diagnosticEvent;
    if (diagnostic?.severity === "error") errors.push(diagnostic.message);
  };
  const collected = () => ({
    counts: changes.counts(),
    changes: changes.changes(),
    findings: findings.findings(),
  });
  // The policies speak when all resources are known, so one that failed earlier was not examined.
  const examined = task.policyPacks.length > 0;
  try {
    const stack = await openStack(task);
    const recovery = await operate(stack, task, {
      onEvent: take,
      onOutput: (text) => {
        appendFileSync(task.log, text);
      },
      onError: (text) => {
        appendFileSync(task.log, text);
      },
      signal: AbortSignal.any([signal, stuck.signal]),
    });
    if (isPreview(task)) await retained.readState(stack);
    const stays = retained.findings(task.allowRetained ? "advisory" : "mandatory");
    findings.add(stays);
    if (stays.length > 0 && !task.allowRetained)
      return {
        ...blocked(findings, isPreview(task) ? "" : `${task.operation} done, but `),
        ...collected(),
        examined,
      };
    return { ok: true, ...collected(), examined, ...(recovery === undefined ? {} : { recovery }) };
  } catch (error) {
    if (signal.aborted)
      return {
        ok: false,
        failure: { kind: "interrupted", cause: "stopped while it ran" },
        ...collected(),
        examined: false,
      };
    const byPolicy = findings.isBlocked();
    findings.add(retained.findings(task.allowRetained ? "advisory" : "mandatory"));
    if (byPolicy) return { ...blocked(findings), ...collected(), examined };
    const text = error instanceof CommandError ? error.message : String(error);
    const kind = failureKind([...errors, text].join("\n"));
    return {
      ok: false,
      // Of a lock all is needed, since who holds it stands below the first line.
      failure: { kind, cause: kind === "locked" ? text : gist(errors, text) },
      ...collected(),
      examined: false,
    };
  } finally {
    stuck.end();
  }
}

/** Operations after which users and credentials may stay in AWS. A refresh deletes nothing. */
const RETAINED_JUDGED: ReadonlySet<Task["operation"]> = new Set(["preview", "update", "destroy"]);

function isPreview({ operation, previewOnly }: Task): boolean {
  return operation === "preview" || previewOnly === true;
}

/** @param done What is done nevertheless. */
function blocked(findings: FindingCollector, done = ""): Pick<TaskResult, "ok" | "failure"> {
  return { ok: false, failure: { kind: "policy", cause: `${done}${findings.blockedBy()}` } };
}

async function openStack({ project, stack, sessionName, env, secretsProvider }: Task): Promise<Stack> {
  process.chdir(project.directory);
  process.env[SESSION_NAME_VARIABLE] = sessionName;
  command ??= engineCommand();
  program ??= loadProgram(project);
  return LocalWorkspace.selectStack(
    { stackName: stack, projectName: project.name, program },
    {
      workDir: project.directory,
      pulumiCommand: await command,
      ...(secretsProvider === undefined ? {} : { secretsProvider }),
      // Packs are named to each operation, and what a variable names would come on top of them.
      envVars: { ...env, PULUMI_OPTION_POLICY_PACK: "", PULUMI_OPTION_POLICY_PACK_CONFIG: "" },
    },
  );
}

interface EngineOptions {
  readonly onEvent: (event: EngineEvent) => void;
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
  readonly signal: AbortSignal;
}

async function operate(stack: Stack, task: Task, options: EngineOptions): Promise<Recovery | undefined> {
  const { onOutput, onError, signal } = options;
  const plain = { ...options, color: "never" as const, refresh: task.refresh === true };
  const judged = {
    ...plain,
    policyPacks: [...task.policyPacks],
    policyPackConfigs: [...task.policyPackConfigs],
    ...(task.plan === undefined ? {} : { plan: task.plan }),
    replace: [...(task.replace ?? [])],
  };
  switch (task.operation) {
    case "preview":
      await orInit(stack, task, () => stack.preview(judged));
      return undefined;
    case "update":
      await stack.up(judged);
      return undefined;
    case "drift":
      await stack.previewRefresh({ ...options, color: "never" });
      return undefined;
    case "recover":
      return recover(stack, task.accountId, { onOutput, onError, signal });
    case "destroy":
      if (task.previewOnly === true) await stack.previewDestroy(plain);
      else await stack.destroy(plain);
      return undefined;
  }
}

/** Previews a stack, which is made first where it does not exist yet. */
async function orInit(stack: Stack, task: Task, preview: () => Promise<unknown>): Promise<void> {
  try {
    await preview();
  } catch (error) {
    if (!(error instanceof StackNotFoundError)) throw error;
    await stack.workspace.createStack(task.stack);
    await preview();
  }
}

/** What went wrong, in the words of whoever said it first, without the engine's own summing up. */
function gist(errors: readonly string[], text: string): string {
  const said = [...errors, ...text.split("\n").flatMap((line) => /^\s*error: (.*)$/.exec(line)?.[1] ?? [])]
    .map((message) => message.trim().replace(/^error: /, ""))
    .filter((message) => message !== "" && !/^(preview|update|refresh|destroy) failed$/.test(message));
  return said[0] ?? text.trim().split("\n", 1)[0] ?? "the engine gave no reason";
}
