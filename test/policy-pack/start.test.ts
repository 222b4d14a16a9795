import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
const PACK = join(ROOT, "policy-pack");

/** A copy of the pack whose program prints a word in place of serving the engine. */
class PackCopy {
  readonly directory = mkdtempSync(join(tmpdir(), "policy pack "));

  constructor() {
    const skip = [join(PACK, "bin"), join(PACK, "node_modules")];
    cpSync(PACK, this.directory, { recursive: true, filter: (source) => !skip.includes(source) });
    symlinkSync(join(ROOT, "node_modules"), join(this.directory, "node_modules"));
    this.say("first");
  }

  /** Changes a source: not the entry point but a file that it imports. */
  say(word: string): void {
    this.write("index.ts", 'import { word } from "./iam/word"; console.log(word);');
    this.write("iam/word.ts", `export const word: string = "${word}";`);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.directory, file), text);
  }

  start(directory = this.directory): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, ["start.js"], { cwd: directory, encoding: "utf8" });
  }

  get bundles(): string[] {
    return readdirSync(join(this.directory, "bin"));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

describe("starting the policy pack", function () {
  this.timeout(60_000);
  let pack: PackCopy;
  beforeEach(() => {
    pack = new PackCopy();
  });
  afterEach(() => {
    pack.remove();
  });

  it("builds once and then starts from the bundle", () => {
    assert.equal(pack.start().stdout, "first\n");
    const [bundle = "", ...others] = pack.bundles;
    assert.deepEqual(others, []);
    const built = readFileSync(join(pack.directory, "bin", bundle), "utf8");
    pack.write(join("bin", bundle), built.replace("first", "from the bundle"));
    assert.equal(pack.start().stdout, "from the bundle\n");
  });

  it("runs what was edited, and again what was there before", () => {
    for (const word of ["first", "second", "first"]) {
      pack.say(word);
      assert.equal(pack.start().stdout, `${word}\n`);
    }
  });

  it("fails on a source that does not compile, although there is a bundle of before", () => {
    pack.start();
    pack.write("iam/word.ts", "export const word = ;");
    const { status, stdout, stderr } = pack.start();
    assert.notEqual(status, 0);
    assert.equal(stdout, "");
    assert.match(stderr, /does not compile, so nothing of it runs:\s+iam\/word\.ts:1:20: Unexpected ";"/);
  });

  it("fails on an import of a file that is not there", () => {
    pack.write("index.ts", 'import "./gone";');
    const { status, stderr } = pack.start();
    assert.notEqual(status, 0);
    assert.match(stderr, /index\.ts:1:7: Could not resolve "\.\/gone"/);
  });

  it("may be started several times at once", async () => {
    const outputs = await Promise.all(
      Array.from(
        { length: 6 },
        () =>
          new Promise<string>((resolve, reject) => {
            const child = spawn(process.execPath, ["start.js"], { cwd: pack.directory });
            let output = "";
            for (const stream of [child.stdout, child.stderr]) {
              stream.setEncoding("utf8").on("data", (text: string) => (output += text));
            }
            child.on("error", reject);
            child.on("close", () => {
              resolve(output);
            });
          }),
      ),
    );
    assert.deepEqual(new Set(outputs), new Set(["first\n"]));
    assert.equal(pack.bundles.length, 1);
  });

  it("publishes one bundle of the sources as they are, and no sources", () => {
    pack.start();
    pack.say("second");
    const packed = spawnSync("npm", ["pack", "--json", "--silent"], {
      cwd: pack.directory,
      encoding: "utf8",
    });
    const [archive] = JSON.parse(packed.stdout) as { filename: string; files: { path: string }[] }[];
    assert.ok(archive, packed.stderr);
    const [bundle, ...others] = archive.files
      .map(({ path }) => path)
      .filter((path) => path.startsWith("bin/"));
    assert.deepEqual(others, []);
    const command = archive.files.find(({ path }) => path.startsWith("cli/bin/"))?.path;
    assert.deepEqual(archive.files.map(({ path }) => path).sort(), [
      "PulumiPolicy.yaml",
      bundle,
      "bundle.js",
      command,
      "command.js",
      "config.schema.json",
      "package.json",
      "start.js",
    ]);

    const published = join(pack.directory, "published");
    mkdirSync(published);
    spawnSync("tar", [
      "-xf",
      join(pack.directory, archive.filename),
      "-C",
      published,
      "--strip-components=1",
    ]);
    assert.equal(pack.start(published).stdout, "second\n");
    rmSync(join(published, "bin", bundle?.slice("bin/".length) ?? ""));
    assert.match(pack.start(published).stderr, /exactly one bundle; bin has 0\. Publish it again/);
  });
});
