import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeOnce } from "../../../sandbox/install/makeOnce";

describe("what is made once", () => {
  let parent: string;
  let made: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "make once "));
    made = join(parent, "cache", "thing");
  });

  afterEach(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  it("is made by one of several that want it at the same time, and complete for all of them", async () => {
    let makers = 0;
    const want = async (): Promise<string> => {
      await makeOnce(made, async (temporary) => {
        makers += 1;
        await sleep(150);
        writeFileSync(join(temporary, "file"), "complete");
      });
      return readFileSync(join(made, "file"), "utf8");
    };
    assert.deepEqual(await Promise.all([want(), want(), want()]), ["complete", "complete", "complete"]);
    assert.equal(makers, 1);
  });

  it("is not there when making it has failed, and can be made afterwards", async () => {
    await assert.rejects(
      makeOnce(made, (temporary) => {
        writeFileSync(join(temporary, "half"), "");
        return Promise.reject(new Error("disk full"));
      }),
      /disk full/,
    );
    assert.ok(!existsSync(made));
    await makeOnce(made, () => Promise.resolve());
    assert.deepEqual(readdirSync(made), []);
  });

  it("does not contain what a killed run has left half made", async () => {
    mkdirSync(`${made}.partial`, { recursive: true });
    writeFileSync(join(`${made}.partial`, "half"), "");
    await makeOnce(made, () => Promise.resolve());
    assert.deepEqual(readdirSync(made), []);
  });
});
