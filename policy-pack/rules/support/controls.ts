import type { Control } from "../../pack/rule";

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html */
export function cis(reference: string, specification: string): Control {
  return { name: "CIS AWS Foundations Benchmark", version: "3.0.0", reference, specification };
}

/** @see https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final */
export function nist(reference: string, specification: string): Control {
  return { name: "NIST SP 800-53", version: "Rev. 5", reference, specification };
}

/** @see https://docs.aws.amazon.com/wellarchitected/latest/framework/appendix.html */
export function wellArchitected(reference: string, specification: string): Control {
  return { name: "AWS Well-Architected Framework", version: "latest", reference, specification };
}
