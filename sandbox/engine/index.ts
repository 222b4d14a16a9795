import { existsSync } from "node:fs";
import { during } from "../log";
import type { Log } from "../log";
import { downloadHostAnswers } from "./downloadHost";
import { buildEngine, builtEngine } from "./goBuild";
import { installEngine, installedEngine } from "./installer";
import { engineOnPath } from "./onPath";
import { pinnedEngine } from "./version";
import type { Engine } from "./types";

export type { Engine } from "./types";

/**
 * Finds a Pulumi engine, or gets one: that on PATH, else one got earlier, else by the official installer, else built
 * from its Go module. Each choice is told with its reason.
 *
 * @throws EngineUnavailableError that says what to install when there is no way to get one.
 */
export async function findEngine(log: Log): Promise<Engine> {
  const onPath = await engineOnPath(process.env["PATH"] ?? "");
  if ("engine" in onPath) return chosen(log, onPath.engine, onPath.reason);
  if (existsSync(installedEngine())) return chosen(log, installed(), `${onPath.reason}; installed earlier`);
  if (existsSync(builtEngine())) return chosen(log, built(), `${onPath.reason}; built earlier`);

  const download = await tryInstaller(log);
  if (download.installed) return chosen(log, installed(), `${onPath.reason}; installed just now`);
  log(`engine: ${onPath.reason}; ${download.reason}; building it from its Go module`);
  await buildEngine(log);
  return chosen(log, built(), "built just now");
}

type Download = { readonly installed: true } | { readonly installed: false; readonly reason: string };

async function tryInstaller(log: Log): Promise<Download> {
  if (!(await downloadHostAnswers())) {
    return { installed: false, reason: "the download host does not answer" };
  }
  try {
    await during(log, `installing pulumi ${pinnedEngine()} (once)`, installEngine);
    return { installed: true };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { installed: false, reason: `the official installer failed (${cause})` };
  }
}

function installed(): Engine {
  return { pulumi: installedEngine(), version: pinnedEngine(), source: "installer", languageHost: "found" };
}

function built(): Engine {
  return { pulumi: builtEngine(), version: pinnedEngine(), source: "go-build", languageHost: "own" };
}

function chosen(log: Log, engine: Engine, reason: string): Engine {
  const host = engine.languageHost === "found" ? "official" : "the sandbox's own";
  log(`engine: pulumi ${engine.version} (${reason}); language host for Node programs: ${host}`);
  return engine;
}
