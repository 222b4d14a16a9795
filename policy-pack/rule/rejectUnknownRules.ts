import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";

import { InvalidOptions } from "./options";

/**
 * Makes config for a rule that the pack does not have an error. The engine hands such config to the pack, and CrossGuard
 * drops it without a word: a misspelled name would leave a rule at its defaults.
 * @param names Of the pack's rules.
 */
export function rejectUnknownRules(names: readonly string[]): void {
  const { configure } = AnalyzerService;
  const read = configure.requestDeserialize;
  configure.requestDeserialize = (bytes) => {
    const request = read(bytes);
    const configured = [...request.getPolicyconfigMap().keys()];
    const unknown = configured.filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      // CrossGuard's handler passes this on; what is thrown here and now would lose its message on the way.
      request.getPolicyconfigMap = () => {
        throw new InvalidOptions(
          `The policy config names rules that there are not: ${unknown.join(", ")}; allowed: all, ${names.join(", ")}`,
        );
      };
    }
    return request;
  };
}
