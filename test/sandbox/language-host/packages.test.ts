import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { requiredPackages } from "../../../sandbox/language-host/packages";

describe("the plugins that a program needs", () => {
  let program: string;

  beforeEach(() => {
    program = mkdtempSync(join(tmpdir(), "required packages "));
  });

  afterEach(() => {
    rmSync(program, { recursive: true, force: true });
  });

  function install(path: string, manifest: object | string): string {
    const file = join(program, "node_modules", path, "package.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof manifest === "string" ? manifest : JSON.stringify(manifest));
    return dirname(file);
  }

  const named = (): string[] => requiredPackages(program).map(({ name, version }) => `${name} ${version}`);

  it("are those that installed packages declare, at the very version installed", () => {
    install("@pulumi/aws", { name: "@pulumi/aws", version: "7.48.0", pulumi: { resource: true } });
    install("@acme/dns", {
      name: "@acme/dns",
      version: "9.9.9",
      pulumi: { resource: true, name: "acmedns", version: "v1.2.3" },
    });
    install("left-pad", { name: "left-pad", version: "1.0.0" });
    assert.deepEqual(named().sort(), ["acmedns v1.2.3", "aws v7.48.0"]);
  });

  it("include those of packages within packages, each once", () => {
    install("lib", { name: "lib", version: "1.0.0" });
    const manifest = { name: "@pulumi/aws", version: "6.0.0", pulumi: { resource: true } };
    install("lib/node_modules/@pulumi/aws", manifest);
    install("other/node_modules/@pulumi/aws", manifest);
    assert.deepEqual(named(), ["aws v6.0.0"]);
  });

  it("are found although a package links back to the program, and another has a broken package.json", () => {
    install("@pulumi/aws", { name: "@pulumi/aws", version: "7.48.0", pulumi: { resource: true } });
    install("broken", "{");
    symlinkSync(program, join(program, "node_modules", "self"));
    assert.deepEqual(named(), ["aws v7.48.0"]);
  });

  it("are none where nothing is installed", () => {
    assert.deepEqual(named(), []);
  });
});
