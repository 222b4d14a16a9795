const DOWNLOAD_HOST = "https://get.pulumi.com/";
const ANSWER_MS = 3_000;

/** Whether Pulumi's download host answers; decided within three seconds. */
export async function downloadHostAnswers(): Promise<boolean> {
  try {
    await fetch(DOWNLOAD_HOST, { method: "HEAD", signal: AbortSignal.timeout(ANSWER_MS) });
    return true;
  } catch {
    return false;
  }
}
