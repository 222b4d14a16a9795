import type { AccountFacts } from "./facts";
import type { ControlDescription, Finding } from "../runs/result";

/**
 * What a check has against an account. `unknown` says that it could not be told, which is never a pass.
 */
export interface Objection extends Pick<Finding, "subject" | "message" | "fix"> {
  unknown?: true;
}

/** One question about an account. The judgement itself is a pure function beside it, over what the API gave. */
export interface Check extends ControlDescription {
  /** Whether an objection makes `doctor` fail, or only warns. */
  readonly level: "mandatory" | "advisory";
  /**
   * No objection: passed.
   * @throws CallError where a call failed; `examineAccount` makes that an unknown.
   */
  readonly examine: (facts: AccountFacts) => Promise<readonly Objection[]>;
}
