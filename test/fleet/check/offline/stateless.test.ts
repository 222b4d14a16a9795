import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { OfflineRunner, type OfflineRun } from "../../../../fleet/check/offline/runOffline";
import { isStateless } from "../../../../fleet/check/offline/stateless";
import { accountOf, CONFIG, projectWith } from "../fixtures";

const ROOT = join(__dirname, "../../../..");
const paths = ["components", "config"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file}`),
);
const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** What a module declares at its top that code could change later, by the types that it has. */
function changeable(path: string): string[] {
  const source = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    const { flags, declarations } = statement.declarationList;
    return declarations
      .filter(({ type, initializer }) => {
        if ((flags & ts.NodeFlags.Const) === 0) return true;
        const isReadonly = type !== undefined && /^(Readonly|readonly )/.test(type.getText());
        return initializer !== undefined && isCollection(initializer) && !isReadonly;
      })
      .map(({ name }) => `${path}: ${name.getText()}`);
  });
}

/** `as const` makes it another kind of expression. */
function isCollection(expression: ts.Expression): boolean {
  return (
    ts.isNewExpression(expression) ||
    ts.isArrayLiteralExpression(expression) ||
    ts.isObjectLiteralExpression(expression)
  );
}

/** A run as text that can be compared: policies may not read a value that is not known. */
function shown(run: OfflineRun): object {
  if (!run.ok) return run;
  const resources = run.resources.map(({ urn, props, opts, propertyDependencies }) => ({
    urn,
    opts,
    props: Object.fromEntries(Object.keys(props).map((name) => [name, valueOf(() => props[name])])),
    dependencies: Object.entries(propertyDependencies).map(([name, on]) => [name, on.map((one) => one.urn)]),
  }));
  return { ...run, resources };
}

function valueOf(read: () => unknown): string {
  try {
    return JSON.stringify(read());
  } catch (error) {
    return String(error);
  }
}

describe("the modules that `check` evaluates once", () => {
  it("are known by their text, and no longer once they are edited", () => {
    assert.ok(paths.includes("components/accountBaseline.ts") && paths.includes("config/schema/index.ts"));
    for (const path of paths) {
      assert.ok(isStateless(path, textOf(path)), path);
      assert.ok(!isStateless(path, `${textOf(path)}\n`), path);
    }
    assert.ok(!isStateless("components/missing.ts", ""));
    assert.ok(!isStateless("config/../index.ts", textOf("index.ts")));
    assert.ok(!isStateless("other/account.ts", textOf("components/account/account.ts")));
  });

  it("hold nothing that could change", () => {
    assert.deepEqual(paths.flatMap(changeable), []);
  });

  it("come to the same as if they were evaluated for each account", async function () {
    this.timeout(20_000);
    const accounts = [
      {},
      { admins: '[{"name":"bob","path":"/finance/","accessKey":true}]', tags: '{"team":"finance"}' },
      { emails: "not an address" },
      { region: "eu-central-1", billingAlarmUsd: "20", managedPolicies: '["AdministratorAccess"]' },
      {},
    ].map((values, index) => accountOf(`stack${index}`, { ...CONFIG, ...values }));
    const outcomes = async (...stateless: ConstructorParameters<typeof OfflineRunner>[1][]) => {
      const project = projectWith();
      const runner = new OfflineRunner(project, ...stateless);
      try {
        const runs = [];
        for (const account of accounts) runs.push(shown(await runner.run(account)));
        return runs;
      } finally {
        runner.end();
        project.remove();
      }
    };
    const [kept, anew] = [await outcomes(), await outcomes({ isStateless: () => false })];
    assert.deepEqual(
      kept.map((run) => "resources" in run),
      [true, true, false, true, true],
    );
    assert.deepEqual(kept, anew);
  });
});
