import { execFileSync } from "node:child_process";

import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";

/** Where whoever deploys gets the project from. */
export interface GitSource {
  readonly url: string;
  /** Full hash. */
  readonly commit: string;
  /** Folder of Pulumi.yaml in the repository; undefined for its root. */
  readonly directory: string | undefined;
}

/**
 * The project at a commit of its git repository.
 *
 * @param ref - What names the commit: a branch, a tag, a hash.
 * @param url - Where to clone it from; by default the remote `origin`, without the credentials that its URL may have.
 * @throws UsageError where there is no repository, no such commit, or no remote.
 */
export function gitSource(project: Project, ref: string, url?: string): GitSource {
  const commit = git(project, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
  if (commit === undefined)
    throw new UsageError(`--ref ${ref}: no commit of the repository of ${project.directory}`);
  const prefix = git(project, ["rev-parse", "--show-prefix"]) ?? "";
  return {
    url: url ?? withoutCredentials(originOf(project)),
    commit,
    directory: prefix === "" ? undefined : prefix.replace(/\/$/, ""),
  };
}

function originOf(project: Project): string {
  const origin = git(project, ["remote", "get-url", "origin"]);
  if (origin === undefined)
    throw new UsageError("--repo: required, since the repository has no remote origin");
  return origin;
}

/** `https://user:token@host/path` as checkouts in CI leave it; the form `git@host:path` has none. */
function withoutCredentials(url: string): string {
  return url.replace(/^(https?:\/\/)[^/@]*@/, "$1");
}

function git({ directory }: Project, args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", ["-C", directory, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
