declare module "proper-lockfile" {
  interface LockOptions {
    /** Milliseconds without a sign of life after which a lock counts as abandoned. */
    readonly stale?: number;
    readonly retries?: { readonly retries: number; readonly minTimeout: number; readonly maxTimeout: number };
    /** Whether the file must exist. */
    readonly realpath?: boolean;
  }

  /** Resolves to the function that releases the lock. */
  export function lock(file: string, options?: LockOptions): Promise<() => Promise<void>>;
}
