import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../sandbox/run";
import type { Finished } from "../../sandbox/run";
import type { Sandbox } from "../../sandbox/sandbox";
import { sharedSandbox } from "../support/sharedSandbox";

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import { writeFileSync } from "node:fs";
class Any extends pulumi.CustomResource {
  constructor(type: string, name: string, inputs: pulumi.Inputs, options: pulumi.CustomResourceOptions = {}) {
    super(type, name, inputs, options);
  }
}
`;

describe("a program with resources that the stand-in providers do not know", () => {
  let sandbox: Sandbox;
  let directory: string;
  let env: NodeJS.ProcessEnv;

  before(async function () {
    sandbox = await sharedSandbox(this);
  });

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "any type "));
    symlinkSync(join(__dirname, "../../node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: any\nruntime: nodejs\n");
    writeFileSync(join(directory, "package.json"), '{ "main": "index.ts" }');
    env = {
      ...sandbox.env,
      PULUMI_BACKEND_URL: `file://${encodeURI(directory)}`,
      PULUMI_OPTION_POLICY_PACK: "",
    };
    await pulumi("stack", "init", "dev");
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  function program(text: string): void {
    writeFileSync(join(directory, "index.ts"), PROGRAM + text);
  }

  function pulumi(...args: string[]): Promise<Finished> {
    return run(sandbox.pulumi, [...args, "--non-interactive", "--color", "never"], { cwd: directory, env });
  }

  it("passes a preview, whichever version of a package has them, with outputs that are not known yet", async () => {
    program(`
      const bucket = new aws.s3.Bucket("logs", { tags: { team: "a" } });
      new aws.s3.BucketPolicy("logs", { bucket: bucket.id, policy: pulumi.jsonStringify({ r: bucket.arn }) });
      new aws.sns.Topic("signed", { signatureVersion: 2, policy: bucket.arn });
      new Any("aws:index/iamUser:IamUser", "bridged", { name: "rogue" });
      new Any("aws:s3/bucketV2:BucketV2", "older", {}, { version: "6.0.0" });
      new Any("aws:s3/bucket:Bucket", "newer", {}, { version: "7.99.0" });
      new Any("aws-native:s3:Bucket", "native", {});
      const extension = { type: "AWS::IAM::User", properties: { UserName: "rogue" } };
      new Any("aws-native:index:ExtensionResource", "extension", extension, { version: "1.40.0" });
      bucket.arn.apply((arn) => writeFileSync("ran", String(arn)));
    `);
    const preview = await pulumi("preview");
    assert.equal(preview.code, 0, preview.output);
    assert.match(preview.output, /\+ 9 to create/);
    // The engine's own, of an SDK that is newer than the checkout's.
    const warnings = preview.output.match(/warning: .*/g) ?? [];
    assert.equal(new Set(warnings).size, 1);
    assert.match(warnings[0] ?? "", /resource plugin aws is expected to have version >=7\.99\.0, but has /);
    assert.throws(() => readFileSync(join(directory, "ran")), "an ARN that only AWS can tell is not known");
  });

  it("is refused in an update, each resource by name", async () => {
    program(`
      new aws.s3.Bucket("logs");
      new aws.sns.Topic("signed", { signatureVersion: 2 });
      new Any("aws-native:s3:Bucket", "native", {});
      new aws.iam.Group("known", { name: "known" });
    `);
    const { code, output } = await pulumi("up", "--yes", "--continue-on-error");
    assert.notEqual(code, 0);
    assert.match(output, /\+ 5 to create[^]*\+ 2 created\s+4 errored/, output);
    for (const message of [
      /creating aws:s3\/bucket:Bucket "logs": .* previews this type but cannot create it/,
      /creating aws:sns\/topic:Topic "signed": .*does not know the property "signatureVersion"/,
      /aws-native:s3:Bucket "native": .* only previews; nothing was done/,
    ]) {
      assert.match(output, message);
    }
  });

  it("may have dynamic resources: those are created, updated and deleted as well", async () => {
    const resource = (value: string): string => `
      const provider: pulumi.dynamic.ResourceProvider = {
        create: async (inputs) => ({ id: "made", outs: { ...inputs, seen: "created " + inputs.value } }),
        update: async (_id, _olds, news) => ({ outs: { ...news, seen: "updated " + news.value } }),
      };
      class Thing extends pulumi.dynamic.Resource {
        declare readonly seen: pulumi.Output<string>;
        constructor(name: string, value: string) { super(provider, name, { value, seen: undefined }); }
      }
      export const seen = new Thing("thing", "${value}").seen;
    `;
    program(resource("one"));
    const preview = await pulumi("preview");
    assert.equal(preview.code, 0, preview.output);
    assert.match(preview.output, /pulumi-nodejs:dynamic:Resource thing create[^]*\+ 2 to create/);
    assert.match((await pulumi("up", "--yes", "--skip-preview")).output, /seen: "created one"/);
    program(resource("two"));
    assert.match((await pulumi("up", "--yes", "--skip-preview")).output, /"created one" => "updated two"/);
    assert.match((await pulumi("destroy", "--yes", "--skip-preview")).output, /- 2 deleted/);
  });
});
