import { createRequire } from "node:module";
import { join } from "node:path";

import type * as pulumi from "@pulumi/pulumi";

import { makeOutputsLazy } from "./lazyOutputs";
import { makePromisesLight, type PromiseWatcher, type StateModule } from "./lightPromises";
import { makeStructsLight, type StructModule } from "./lightStructs";

/** The SDK that a project's program uses, with parts that its type declarations leave out. */
export interface Sdk {
  readonly pulumi: typeof pulumi;
  /** Promises of the SDK that are not settled, for which a deploy fails in the end; empties the list. */
  readonly leakedPromises: () => [leaked: ReadonlySet<unknown>, message: string];
  /** Whether the program has logged an error, for which a deploy fails in the end. */
  readonly hasErrors: () => boolean;
  /** Leaves the SDK as it was. */
  readonly restore: () => void;
}

export function loadSdk(directory: string): Sdk {
  const requireFile = createRequire(join(directory, "package.json"));
  // For packages of the SDK's own, which a project need not have beside it.
  const requireSdk = createRequire(requireFile.resolve("@pulumi/pulumi"));
  const debuggable = requireFile("@pulumi/pulumi/runtime/debuggable") as PromiseWatcher &
    Pick<Sdk, "leakedPromises">;
  const { hasErrors } = requireFile("@pulumi/pulumi/log") as Pick<Sdk, "hasErrors">;
  const restores = [
    makeOutputsLazy(requireFile("@pulumi/pulumi/runtime/rpc") as Parameters<typeof makeOutputsLazy>[0]),
    makePromisesLight(debuggable, requireFile("@pulumi/pulumi/runtime/state") as StateModule),
    makeStructsLight(requireSdk("google-protobuf/google/protobuf/struct_pb.js") as StructModule),
  ];
  const restore = (): void => {
    for (const one of restores) one();
  };
  const { leakedPromises } = debuggable;
  return { pulumi: requireFile("@pulumi/pulumi") as typeof pulumi, leakedPromises, hasErrors, restore };
}
