"use strict";

const { createHash, randomUUID } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const SOURCE = /\.(ts|json)$/;
const NO_SOURCE = new Set(["bin", "node_modules"]);
/** Long enough that nobody is about to load it any more. */
const KEEP_OLD_BUNDLES_MS = 10 * 60 * 1000;

/** The files that decide what the bundle does; this file and the start script among them. */
function sourceFiles(dir) {
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isDirectory()) {
        return NO_SOURCE.has(entry.name) ? [] : sourceFiles(path.join(dir, entry.name));
      }
      return SOURCE.test(entry.name) ? [path.join(dir, entry.name)] : [];
    })
    .sort();
}

/** A name for the sources as they are now and for the compiler that turns them into a bundle. */
function sourceHash(dir, alsoFrom) {
  const hash = createHash("sha256");
  const tool = require.resolve("esbuild/package.json", { paths: [dir] });
  for (const file of [...[dir, ...alsoFrom].flatMap(sourceFiles), __filename, tool]) {
    const content = fs.readFileSync(file);
    hash.update(`${path.relative(dir, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 32);
}

/**
 * Path of the bundle of dir/index.ts with the sources as they are now, which is built where it does not exist yet.
 * Safe to run in several processes at once.
 * @param alsoFrom Other folders that the sources import from.
 * @throws where the sources do not compile.
 */
function currentBundle(dir, alsoFrom = []) {
  for (;;) {
    const hash = sourceHash(dir, alsoFrom);
    const bundle = path.join(dir, "bin", `${hash}.cjs`);
    if (fs.existsSync(bundle)) return bundle;
    const scratch = `${bundle}.${randomUUID()}`;
    try {
      build(dir, scratch);
      // An edit during the build would give the bundle a name that is not its own.
      if (sourceHash(dir, alsoFrom) === hash) {
        fs.renameSync(scratch, bundle);
        removeOldBundles(dir, bundle);
        return bundle;
      }
    } finally {
      fs.rmSync(scratch, { force: true });
    }
  }
}

function build(dir, outfile) {
  const esbuild = require(require.resolve("esbuild", { paths: [dir] }));
  try {
    esbuild.buildSync({
      absWorkingDir: dir,
      entryPoints: ["index.ts"],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      target: "node22",
      format: "cjs",
      sourcemap: "inline",
      logLevel: "silent",
    });
  } catch (error) {
    const places = (error.errors ?? []).map(
      ({ text, location }) =>
        `  ${location ? `${location.file}:${location.line}:${location.column}: ` : ""}${text}`,
    );
    const details = places.length > 0 ? places.join("\n") : `  ${error.message}`;
    const failure = new Error(`${dir} does not compile, so nothing of it runs:\n${details}`);
    failure.stack = failure.message;
    throw failure;
  }
}

function removeOldBundles(dir, current, olderThan = Date.now() - KEEP_OLD_BUNDLES_MS) {
  const bin = path.join(dir, "bin");
  for (const name of fs.readdirSync(bin)) {
    const file = path.join(bin, name);
    if (file === current) continue;
    if ((fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) <= olderThan) {
      fs.rmSync(file, { force: true });
    }
  }
}

module.exports = { currentBundle };

// `npm pack` and `pulumi policy publish` ship exactly one bundle of the pack and one of its command.
if (require.main === module) {
  removeOldBundles(__dirname, currentBundle(__dirname), Infinity);
  const cli = path.join(__dirname, "cli");
  removeOldBundles(cli, currentBundle(cli, [__dirname]), Infinity);
}
