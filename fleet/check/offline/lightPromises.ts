/** Part of the SDK: what watches its promises for those that are never settled. */
export interface PromiseWatcher {
  debuggablePromise: (promise: Promise<unknown>, context: unknown) => Promise<unknown>;
}

/** Part of the SDK: what it keeps of the program that runs. */
export interface StateModule {
  getStore: () => { leakCandidates: Set<unknown> };
}

/**
 * Has the SDK watch its promises without noting where each was made, which only its debugging asks for, and with one
 * promise more for each in place of two.
 * @returns What puts the SDK's own way back.
 */
export function makePromisesLight(watcher: PromiseWatcher, { getStore }: StateModule): () => void {
  const { debuggablePromise } = watcher;
  watcher.debuggablePromise = (promise) => {
    const { leakCandidates } = getStore();
    leakCandidates.add(promise);
    // `finally` would make four.
    return promise.then(
      (value) => {
        leakCandidates.delete(promise);
        return value;
      },
      (error: unknown) => {
        leakCandidates.delete(promise);
        throw error;
      },
    );
  };
  return () => {
    watcher.debuggablePromise = debuggablePromise;
  };
}
