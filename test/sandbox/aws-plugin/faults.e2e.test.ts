import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { role } from "./pluginClient";
import type { PluginClient } from "./pluginClient";
import { usePluginWorld } from "./world";

const USER = "aws:iam/user:User";
const ACCOUNT = "111122223333";

describe("the stand-in aws plugin: faults on demand", function () {
  this.timeout(60_000);
  const world = usePluginWorld();

  /** A plugin that acts in the account, once it is configured. */
  async function plugin(): Promise<PluginClient> {
    return world().startPlugin({ ...world().environment, SANDBOX_FAULTS: faultsFile() });
  }

  function faultsFile(): string {
    return `${world().heldDirectory}-faults.json`;
  }

  async function configured(account = ACCOUNT): Promise<PluginClient> {
    const started = await plugin();
    await started.configure({ region: "us-east-1", assumeRoles: JSON.stringify(role(account)) });
    return started;
  }

  const user = (name: string) => ({ name, path: "/", forceDestroy: false });

  afterEach(async () => {
    await rm(`${faultsFile()}.counts`, { recursive: true, force: true });
  });

  it("fail an operation before it reaches AWS, as often as asked across processes, and no preview", async () => {
    await writeFile(
      faultsFile(),
      JSON.stringify([{ account: ACCOUNT, type: USER, operation: "create", times: 2, error: "Throttling" }]),
    );
    const [first, second, elsewhere] = await Promise.all([
      configured(),
      configured(),
      configured("444455556666"),
    ]);
    await first.create(USER, user("alice"), true);
    const throttled =
      /creating aws:iam\/user:User "x": operation error IAM: CreateUser, .*api error Throttling: Rate exceeded/;
    await assert.rejects(first.create(USER, user("alice")), throttled);
    assert.equal(await first.read(USER, "alice"), undefined);
    await assert.rejects(second.create(USER, user("alice")), throttled);
    assert.equal((await first.create(USER, user("alice"))).id, "alice");
    assert.equal((await elsewhere.create(USER, user("alice"))).id, "alice");
  });

  it("fail the configuration of the provider, with who was denied", async () => {
    await writeFile(faultsFile(), JSON.stringify([{ operation: "configure", error: "AccessDenied" }]));
    await assert.rejects(
      configured(),
      /api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role\/Deploy\/test is not authorized/,
    );
  });

  it("hang an operation, and let others go on", async () => {
    await writeFile(faultsFile(), JSON.stringify([{ operation: "update", hang: true }]));
    const hanging = await configured();
    const created = await hanging.create(USER, user("bob"));
    const update = hanging.update(USER, "bob", user("bob"), user("bobby"), created.outputs);
    update.catch(() => undefined);
    assert.equal(await Promise.race([update, sleep(300, "still waiting")]), "still waiting");
    assert.equal((await hanging.read(USER, "bob", user("bob"), created.outputs))?.inputs["name"], "bob");
  });

  it("end the plugin's process", async () => {
    await writeFile(faultsFile(), JSON.stringify([{ operation: "create", exit: true }]));
    await assert.rejects((await configured()).create(USER, user("carol")), /Connection dropped|ECONNRESET/);
  });

  it("say what is wrong with the file", async () => {
    await writeFile(faultsFile(), JSON.stringify([{ error: "Rate" }]));
    await assert.rejects(
      configured(),
      /SANDBOX_FAULTS: .*-faults\.json: "rules\.0\.error" is "Rate": expected Throttling/,
    );
  });
});
