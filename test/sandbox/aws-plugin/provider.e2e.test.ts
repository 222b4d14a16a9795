import assert from "node:assert/strict";
import { role } from "./pluginClient";
import { usePluginWorld } from "./world";

const USER = "aws:iam/user:User";

describe("the stand-in aws plugin: the provider", function () {
  this.timeout(60_000);
  const world = usePluginWorld();

  it("acts in the account of the last role of the chain, and only if that is allowed", async () => {
    const plugin = await world().startPlugin();
    const assumeRoles = JSON.stringify([...role("111122223333"), ...role("444455556666")]);
    await assert.rejects(
      plugin.configure({ region: "us-east-1", assumeRoles, allowedAccountIds: '["111122223333"]' }),
      /^Error: AWS account ID not allowed: 444455556666$/,
    );
    await assert.rejects(
      plugin.create(USER, { name: "a", path: "/", forceDestroy: false }),
      /not configured/,
    );
    await assert.rejects(
      plugin.configure({ region: "us-east-1", assumeRoles, forbiddenAccountIds: ["444455556666"] }),
      /AWS account ID not allowed: 444455556666/,
    );
    await plugin.configure({ region: "us-east-1", assumeRoles, allowedAccountIds: '["444455556666"]' });
    const identity = await plugin.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
    assert.equal(identity["accountId"], "444455556666");
    const region = await plugin.invoke("aws:index/getRegion:getRegion", {});
    assert.equal(region["name"], "us-east-1");
  });

  it("never talks to AWS, and needs to be told where the emulator and its own state are", async () => {
    const keys = { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" };
    const attempts: [Record<string, string>, RegExp][] = [
      [keys, /needs AWS_ENDPOINT_URL/],
      [{ ...keys, AWS_ENDPOINT_URL: "https://iam.amazonaws.com" }, /never talks to AWS/],
      [{ ...keys, AWS_ENDPOINT_URL: world().endpoint }, /needs SANDBOX_STATE_DIR/],
      [{ AWS_ENDPOINT_URL: world().endpoint, SANDBOX_STATE_DIR: "x" }, /no credentials/],
    ];
    for (const [environment, message] of attempts) {
      const plugin = await world().startPlugin(environment);
      await assert.rejects(plugin.configure({ region: "eu-central-1" }), message);
    }
  });

  it("puts its default tags on everything that has tags", async () => {
    const plugin = await world().startPlugin();
    await plugin.configure({ region: "eu-central-1", defaultTags: '{"tags":{"by":"baseline","team":"a"}}' });
    const { inputs } = await plugin.check(USER, "x", { tags: { team: "b" } });
    assert.deepEqual(inputs["tags"], { by: "baseline", team: "b" });
    assert.deepEqual((await plugin.create(USER, inputs)).outputs["tagsAll"], { by: "baseline", team: "b" });
  });

  it("previews a type that it does not know as the program gives it, and touches none", async () => {
    const plugin = await world().startPlugin();
    await plugin.configure({ region: "eu-central-1", defaultTags: '{"tags":{"by":"baseline"}}' });
    const unknown: [type: string, known: RegExp][] = [
      ["aws:s3/bucketV2:BucketV2", /types of aws:account, .*aws:iam, /],
      ["aws:index/iamUser:IamUser", /types of aws:account, .*aws:iam, /],
      ["aws:iam/virtualMfaDevice:VirtualMfaDevice", /aws:iam\/accessKey:AccessKey, /],
    ];
    for (const [type, known] of unknown) {
      const [olds, news] = [{ name: "rogue" }, { name: "other", on: false }];
      assert.deepEqual(await plugin.check(type, "x", olds), { inputs: olds, failures: [] });
      assert.deepEqual(await plugin.create(type, olds, true), { id: "", outputs: olds });
      assert.deepEqual(await plugin.diff(type, "id", olds, news), {
        changed: ["name", "on"],
        replaced: [],
        deleteBeforeReplace: false,
      });
      assert.deepEqual((await plugin.diff(type, "id", olds, olds)).changed, []);
      assert.deepEqual(await plugin.update(type, "id", olds, news, olds, true), news);
      const attempts = {
        create: () => plugin.create(type, olds),
        read: () => plugin.read(type, "id"),
        update: () => plugin.update(type, "id", olds, news, olds),
        delete: () => plugin.delete(type, "id", olds, olds),
      };
      for (const [verb, attempt] of Object.entries(attempts)) {
        const error = await attempt().then(() => assert.fail(verb), String);
        const subject = `${verb.replace(/e?$/, "ing")} ${type} "x": the sandbox's stand-in aws plugin`;
        assert.ok(
          error.includes(`${subject} previews this type but cannot ${verb} it; it can ${verb} `),
          error,
        );
        assert.match(error, known);
      }
    }
    await assert.rejects(
      plugin.invoke("aws:index/getIpRanges:getIpRanges", {}),
      /does not implement the function aws:index\/getIpRanges:getIpRanges; implemented: aws:index\/getCallerIdentity/,
    );
  });

  it("previews a property that it does not know, and then refuses to create or change the resource", async () => {
    const plugin = await world().startPlugin();
    await plugin.configure({ region: "eu-central-1" });
    const given = { name: "partly", loginAllowed: true };
    const { inputs, failures } = await plugin.check(USER, "x", given);
    assert.deepEqual(failures, []);
    assert.equal((await plugin.create(USER, inputs, true)).outputs["loginAllowed"], true);
    const refusal =
      /ing aws:iam\/user:User "x": .*does not know the property "loginAllowed"; it knows forceDestroy, name/;
    await assert.rejects(plugin.create(USER, inputs), refusal);
    const { loginAllowed: _, ...known } = inputs;
    const { id, outputs } = await plugin.create(USER, known);
    assert.equal((await plugin.update(USER, id, known, inputs, outputs, true))["loginAllowed"], true);
    await assert.rejects(plugin.update(USER, id, known, inputs, outputs), refusal);
  });

  it("builds policy documents", async () => {
    const plugin = await world().startPlugin();
    await plugin.configure({ region: "eu-central-1" });
    const { json } = await plugin.invoke("aws:iam/getPolicyDocument:getPolicyDocument", {
      sourcePolicyDocuments: [
        '{"Statement":[{"Sid":"Base","Effect":"Allow","Action":"a:b","Resource":"*"}]}',
      ],
      statements: [
        {
          sid: "DenyWithoutMfa",
          effect: "Deny",
          notActions: ["iam:ListUsers", "iam:GetUser"],
          resources: ["arn:aws:iam::*:user/&{aws:username}"],
          conditions: [
            { test: "BoolIfExists", variable: "aws:MultiFactorAuthPresent", values: ["false"] },
            { test: "StringEquals", variable: "aws:SourceAccount", values: ["1", "2"] },
          ],
        },
        { actions: ["sns:Publish"], principals: [{ type: "Service", identifiers: ["a.com", "b.com"] }] },
      ],
      overridePolicyDocuments: [
        '{"Statement":[{"Sid":"Base","Effect":"Deny","Action":"a:b","Resource":"*"}]}',
      ],
    });
    assert.deepEqual(JSON.parse(String(json)), {
      Version: "2012-10-17",
      Statement: [
        { Sid: "Base", Effect: "Deny", Action: "a:b", Resource: "*" },
        {
          Sid: "DenyWithoutMfa",
          Effect: "Deny",
          NotAction: ["iam:ListUsers", "iam:GetUser"],
          Resource: "arn:aws:iam::*:user/${aws:username}",
          Condition: {
            BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
            StringEquals: { "aws:SourceAccount": ["1", "2"] },
          },
        },
        { Effect: "Allow", Action: "sns:Publish", Principal: { Service: ["a.com", "b.com"] } },
      ],
    });
  });
});
