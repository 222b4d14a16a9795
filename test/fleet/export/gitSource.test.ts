import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

import type { Project } from "../../../fleet/accounts/project";
import { gitSource } from "../../../fleet/export/gitSource";
import { projectWith } from "./accounts";

describe("the git source of an export", () => {
  let project: Project;
  let commit: string;

  before(() => {
    project = projectWith("infra/Pulumi.yaml");
    const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    git("init", "--quiet");
    git("add", ".");
    git(...identity, "commit", "--quiet", "--message", "first");
    git("tag", "v1");
    commit = git("rev-parse", "HEAD");
    git(...identity, "commit", "--quiet", "--allow-empty", "--message", "second");
  });
  after(() => {
    rmSync(project.directory, { recursive: true });
  });

  function git(...args: string[]): string {
    return execFileSync("git", ["-C", project.directory, ...args], { encoding: "utf8" }).trim();
  }

  it("is the full hash of the commit that the ref names, and the folder of the project", () => {
    const url = "https://example.com/accounts.git";
    assert.deepEqual(gitSource(project, "v1", url), { url, commit, directory: undefined });
    const inFolder = { ...project, directory: join(project.directory, "infra") };
    assert.equal(gitSource(inFolder, "v1", url).directory, "infra");
  });

  it("takes the URL of origin, without credentials that are in it", () => {
    assert.throws(
      () => gitSource(project, "HEAD"),
      /--repo: required, since the repository has no remote origin/,
    );
    git("remote", "add", "origin", "https://x-access-token:hush@example.com/accounts.git");
    assert.equal(gitSource(project, "HEAD").url, "https://example.com/accounts.git");
    git("remote", "set-url", "origin", "git@example.com:accounts.git");
    assert.equal(gitSource(project, "HEAD").url, "git@example.com:accounts.git");
  });

  it("refuses a ref that names no commit, and one that is an option", () => {
    assert.throws(() => gitSource(project, "nowhere", "u"), /--ref nowhere: no commit of the repository of/);
    assert.throws(() => gitSource(project, "--all", "u"), /--ref --all: no commit/);
  });
});
