import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { Ajv } from "ajv";

import type { Project } from "../../../fleet/accounts/project";
import { kubernetesStacks, type KubernetesOptions } from "../../../fleet/export/kubernetes";
import { PACK, projectWith, wave } from "./accounts";

const COMMIT = "475dbc6c9d34ccab38ba1d3b16c924dd8a1c59b1";
const SOURCE = { url: "https://github.com/acme/accounts.git", commit: COMMIT, directory: undefined };
const WAVES = [wave("canary", "sandbox"), wave("rest", "dev", "prod")];

/** The operator's own schema; a property that it does not know is a mistake, since the cluster would drop it. */
function stackSchema(): object {
  const text = readFileSync(join(__dirname, "../../fixtures/stack.crd.json"), "utf8");
  const schema = JSON.parse(text, (_key, value: unknown) =>
    isObjectSchema(value) ? { ...value, additionalProperties: false } : value,
  ) as { properties: object };
  // Which Kubernetes itself checks.
  return { ...schema, properties: { ...schema.properties, metadata: { type: "object" } } };
}

function isObjectSchema(value: unknown): value is object {
  return typeof value === "object" && value !== null && "properties" in value && "type" in value;
}

describe("account-baseline export kubernetes", () => {
  let project: Project;

  before(() => {
    project = projectWith(PACK, "policy-config.json");
  });
  after(() => {
    rmSync(project.directory, { recursive: true });
  });

  const stacks = (options: Partial<KubernetesOptions> = {}) =>
    kubernetesStacks(project, WAVES, SOURCE, { serviceAccount: "pulumi", ...options });
  const pair = (stack: string, options: Partial<KubernetesOptions> = {}) => {
    const found = stacks(options).find(({ update }) => update.metadata.name === stack);
    assert.ok(found, `no Stack ${stack}`);
    return found;
  };

  it("writes resources that the operator's schema accepts, with every option", () => {
    const validate = new Ajv({ strict: false, allErrors: true, formats: { int64: true } }).compile(
      stackSchema(),
    );
    const all = {
      namespace: "accounts",
      backend: "s3://states?region=us-east-1",
      secretsProvider: "awskms:///alias/pulumi?region=us-east-1",
      organization: "acme",
      accessTokenSecret: "pulumi-cloud",
      resyncFrequencySeconds: 3600,
    };
    for (const options of [{}, all]) {
      for (const { preview, update } of stacks(options)) {
        for (const resource of [preview, update]) {
          assert.ok(validate(resource), JSON.stringify([resource, validate.errors], null, 2));
        }
      }
    }
  });

  it("lets nothing deploy before its preview, with the pack, of the same commit", () => {
    const { preview, update } = pair("prod");
    assert.equal(preview.metadata.name, "prod-preview-475dbc6");
    assert.equal(preview.spec.preview, true);
    assert.equal(update.spec.preview, undefined);
    assert.equal(update.spec.prerequisites?.[0]?.name, preview.metadata.name);
    for (const { spec } of [preview, update]) {
      assert.equal(spec.stack, "prod");
      assert.equal(spec.commit, COMMIT);
      assert.equal(spec.destroyOnFinalize, false);
      assert.deepEqual(spec.envRefs, {
        PULUMI_OPTION_POLICY_PACK: { type: "Literal", literal: { value: "policy-pack" } },
        PULUMI_OPTION_POLICY_PACK_CONFIG: { type: "Literal", literal: { value: "policy-config.json" } },
      });
    }
  });

  it("holds a wave until the one before it is deployed, and no preview", () => {
    const names = (stack: string) => pair(stack).update.spec.prerequisites?.map(({ name }) => name);
    assert.deepEqual(names("sandbox"), ["sandbox-preview-475dbc6"]);
    assert.deepEqual(names("dev"), ["dev-preview-475dbc6", "sandbox"]);
    assert.deepEqual(names("prod"), ["prod-preview-475dbc6", "sandbox"]);
    assert.equal(pair("prod").preview.spec.prerequisites, undefined);
  });

  it("repairs drift by updates only when asked, and never by the preview", () => {
    assert.equal(pair("prod").update.spec.resyncFrequencySeconds, undefined);
    const { preview, update } = pair("prod", { resyncFrequencySeconds: 3600 });
    const { refresh, resyncFrequencySeconds, continueResyncOnCommitMatch } = update.spec;
    assert.deepEqual([refresh, resyncFrequencySeconds, continueResyncOnCommitMatch], [true, 3600, true]);
    assert.equal(preview.spec.resyncFrequencySeconds, undefined);
  });

  it("takes the token of Pulumi Cloud from a Secret, and qualifies the stack", () => {
    const { spec } = pair("prod", { organization: "acme", accessTokenSecret: "pulumi-cloud" }).update;
    assert.equal(spec.stack, "acme/baseline/prod");
    assert.deepEqual(spec.envRefs["PULUMI_ACCESS_TOKEN"], {
      type: "Secret",
      secret: { name: "pulumi-cloud", key: "accessToken" },
    });
  });

  it("gives names that Kubernetes and the operator accept, each to one stack", () => {
    const given = ["Prod_EU", "prod-eu", "prod.eu", "x".repeat(60), `${"x".repeat(59)}y`, "___"];
    const pairs = kubernetesStacks(project, [wave("all", ...given)], SOURCE, { serviceAccount: "pulumi" });
    const names = pairs.flatMap(({ preview, update }) => [preview.metadata.name, update.metadata.name]);
    assert.equal(new Set(names).size, 2 * given.length);
    for (const name of names) {
      assert.match(name, /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
      assert.ok(name.length <= 42, `${name} is longer than the operator's 42 characters`);
    }
    assert.ok(names.includes("prod-eu"));
  });

  it("refuses a project without a policy pack", () => {
    const bare = projectWith();
    assert.throws(
      () => kubernetesStacks(bare, WAVES, SOURCE, { serviceAccount: "pulumi" }),
      /no policy pack in .*policy-pack or .*account-baseline-policies; an export without one would not be gated/,
    );
    rmSync(bare.directory, { recursive: true });
  });
});
