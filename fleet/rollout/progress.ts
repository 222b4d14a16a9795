import type { AccountResult } from "../runs/result";
import type { FailureKind, ResourceStep } from "./task";

/** What a run tells those who watch it, as it happens. */
export interface Progress {
  waveStarted(wave: { name: string; accounts: number }): void;
  /** A phase of a wave begins, such as `preview` or `update`, in which that many accounts have their turn. */
  phaseStarted(phase: string, accounts: number): void;
  accountStarted(stack: string, phase: string): void;
  /** The resource that is being worked on. */
  resource(stack: string, resource: ResourceStep): void;
  retrying(stack: string, attempt: number, failure: { kind: FailureKind; cause: string }): void;
  /** An account's phase is over; `outcome` is short: `3 to create`, `failed: …`. */
  accountDone(stack: string, phase: string, outcome: string): void;
  /** The last word on an account. */
  finished(result: AccountResult): void;
  /** Something that concerns the run as a whole. */
  note(text: string): void;
  /** Ends the view, after which others may write to the terminal; the next event begins it anew. */
  pause(): void;
}
