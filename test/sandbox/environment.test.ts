import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { exportLines, sandboxEnvironment } from "../../sandbox/environment";
import type { World } from "../../sandbox/environment";

const world: World = {
  stateDir: '/tmp/it\'s a "state" $HOME dir',
  endpoint: "http://127.0.0.1:4566",
  pulumi: "/cache/engine/pulumi",
};

const user = {
  PATH: "/usr/bin:/bin",
  HOME: "/home/me",
  AWS_PROFILE: "production",
  AWS_SESSION_TOKEN: "real",
  AWS_ENDPOINT_URL_IAM: "https://elsewhere.example",
  AWS_SECRET_ACCESS_KEY: "real",
  PULUMI_ACCESS_TOKEN: "real",
  PULUMI_OPTION_STACK: "live",
};

describe("the sandbox's environment", () => {
  it("puts the engine first on PATH and leaves unrelated variables alone", () => {
    const env = sandboxEnvironment(world, user);
    assert.equal(env["PATH"], "/cache/engine:/usr/bin:/bin");
    assert.equal(env["HOME"], "/home/me");
  });

  it("has none of the user's AWS or Pulumi settings", () => {
    const env = sandboxEnvironment(world, user);
    assert.equal(env["AWS_SECRET_ACCESS_KEY"], "test");
    for (const name of ["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_IAM", "PULUMI_ACCESS_TOKEN"]) {
      assert.ok(!(name in env), name);
    }
    assert.ok(!Object.values(env).includes("real"));
  });

  it("does not grow PATH when it is taken twice", () => {
    const once = sandboxEnvironment(world, user);
    assert.equal(sandboxEnvironment(world, once)["PATH"], once["PATH"]);
  });

  it("keeps the engine's loopback traffic off a proxy, and the user's exceptions", () => {
    const env = sandboxEnvironment(world, { ...user, HTTPS_PROXY: "http://proxy:3128", no_proxy: "corp" });
    assert.equal(env["NO_PROXY"], "corp,127.0.0.1,localhost");
    assert.equal(env["HTTPS_PROXY"], "http://proxy:3128");
  });
});

describe("export lines", () => {
  /** What a variable is after a shell has evaluated the lines in the user's environment. */
  function evaluated(shell: string, name: string): string {
    const script = `eval "$LINES"; printf %s "$${name}"`;
    const env = { ...user, LINES: exportLines(world, user).join("\n") };
    return execFileSync(shell, ["-c", script], { env, encoding: "utf8" });
  }

  it("are only `export NAME='value'`", () => {
    for (const line of exportLines(world, user)) assert.match(line, /^export [A-Za-z_][A-Za-z0-9_]*='.*'$/);
  });

  for (const shell of ["sh", "bash"]) {
    it(`survive ${shell}: blanks, quotes and dollar signs arrive unchanged`, () => {
      assert.equal(evaluated(shell, "PULUMI_HOME"), `${world.stateDir}/pulumi-home`);
      assert.equal(evaluated(shell, "PULUMI_CONFIG_PASSPHRASE"), "");
    });

    it(`empty the user's own settings in ${shell}`, () => {
      assert.equal(evaluated(shell, "AWS_PROFILE"), "");
      assert.equal(evaluated(shell, "PULUMI_ACCESS_TOKEN"), "");
      assert.equal(evaluated(shell, "AWS_SECRET_ACCESS_KEY"), "test");
    });
  }
});
