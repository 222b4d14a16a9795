import { Module } from "node:module";

import type * as pulumi from "@pulumi/pulumi";

type CodePaths = Pick<typeof pulumi.runtime, "computeCodePaths">;

/**
 * Has the SDK load what it packs code with, for functions that run in the cloud, when a program first asks for that: it
 * takes as long to load as all the rest of the SDK, and most of the memory. An SDK that is loaded already has it.
 * @param requireSdk The `require` of the SDK's main module.
 */
export function makeCodePathsLazy(requireSdk: NodeJS.Require): void {
  const { cache } = requireSdk;
  const file = requireSdk.resolve("./runtime/closure/codePaths");
  if (cache[file] !== undefined) return;
  const standIn = new Module(file);
  standIn.exports = {
    computeCodePaths: (...args: unknown[]) => {
      if (cache[file] === standIn) Reflect.deleteProperty(cache, file);
      const { computeCodePaths } = requireSdk(file) as CodePaths;
      return Reflect.apply(computeCodePaths, undefined, args) as ReturnType<typeof computeCodePaths>;
    },
  } satisfies CodePaths;
  cache[file] = standIn;
}
