/**
 * How every AWS client of the command line meets throttling: the SDK slows down by what AWS answers, and tries again.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export const RETRY = { retryMode: "adaptive", maxAttempts: 8 } as const;
