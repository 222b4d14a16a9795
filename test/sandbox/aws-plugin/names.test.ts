import assert from "node:assert/strict";
import { autoName } from "../../../sandbox/aws-plugin/names";

describe("the stand-in aws plugin: names", () => {
  const seed = Uint8Array.of(1, 2, 3);
  const base = { rule: { maxLength: 64 }, logicalName: "alice", olds: {}, news: {}, seed };

  it("are <logical name>-<7 hexadecimal digits>, and the same for the same seed", () => {
    const name = autoName(base);
    assert.match(name ?? "", /^alice-[0-9a-f]{7}$/);
    assert.equal(autoName(base), name);
    assert.notEqual(autoName({ ...base, seed: Uint8Array.of(4) }), name);
    assert.notEqual(
      autoName({ ...base, seed: new Uint8Array() }),
      autoName({ ...base, seed: new Uint8Array() }),
    );
  });

  it("stay as they were", () => {
    assert.equal(autoName({ ...base, olds: { name: "alice-0000000" } }), "alice-0000000");
  });

  it("follow namePrefix, and change with it", () => {
    const olds = { name: "ops-0000000", namePrefix: "ops-" };
    assert.equal(autoName({ ...base, olds, news: { namePrefix: "ops-" } }), "ops-0000000");
    assert.match(autoName({ ...base, olds, news: { namePrefix: "dev-" } }) ?? "", /^dev-[0-9a-f]{7}$/);
  });

  it("are what the engine was configured to give, or none", () => {
    assert.equal(autoName({ ...base, autonaming: { mode: "enforce", name: "team-alice" } }), "team-alice");
    assert.equal(autoName({ ...base, autonaming: { mode: "disable" } }), undefined);
  });

  it("fit the limit and the form that AWS asks for", () => {
    const long = autoName({ ...base, logicalName: "x".repeat(100) });
    assert.equal(long?.length, 64);
    const rule = { maxLength: 256, prefix: "alias/", suffix: () => ".fifo" };
    assert.match(autoName({ ...base, rule }) ?? "", /^alias\/alice-[0-9a-f]{7}\.fifo$/);
    assert.equal(autoName({ ...base, rule, autonaming: { mode: "propose", name: "k" } }), "alias/k");
  });
});
