/** What the command line was started from. A worker's program is bundled when it is asked for, where it is not yet. */
export interface Installation {
  /** Folder of the policy pack. */
  readonly policyPack: string;
  /** Path of the bundled program of a process that runs the engine on accounts. */
  readonly workerScript: () => string;
  /** Path of the bundled program of a thread that checks accounts offline. */
  readonly checkWorkerScript: () => string;
}
