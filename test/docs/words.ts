/** Words that texts for readers avoid, by what to write instead. */
export const AVOIDED: readonly { words: RegExp; instead: string }[] = [
  { words: /\b(?:tells?|told)\b/i, instead: "reports, is reported, is known" },
  { words: /\b(?:stands?|stood)\b(?!-in\b)/i, instead: "is, means" },
  { words: /\bbesides\b/i, instead: "in addition to, other" },
  { words: /\bmend(?:s|ed|ing)?\b/i, instead: "fix" },
  { words: /\bthat there (?:is|are)\b|\bwhat there is\b/i, instead: "existing" },
  { words: /\bwhom no policy binds\b/i, instead: "without an enforced policy" },
  { words: /\bcannot be told\b/i, instead: "is unknown" },
  { words: /\bof which\b/i, instead: "two sentences" },
  { words: /\bin place of\b/i, instead: "instead of" },
  { words: /[«»]/, instead: "straight quotes" },
  { words: /\b(?:made|makes?|making)\b/i, instead: "create" },
  { words: /\b(?:asks? for|asked for)\b/i, instead: "requires" },
  { words: /\bby hand\b/i, instead: "manually" },
  { words: /not allowed; allowed:/i, instead: "X is not valid: expected Y" },
  {
    words: /\b(?:enrol|enrols|enrolment|licence|behaviour|colour(?:s|ed)?|authoris\w+|recognis\w+)\b/i,
    instead: "American spelling",
  },
];

/** The avoided words of a text, each with what is around it and what to write instead. */
export function avoidedIn(text: string): string[] {
  return AVOIDED.flatMap(({ words, instead }) =>
    [...text.matchAll(new RegExp(words.source, `${words.flags}g`))].map(({ 0: found, index }) => {
      const context = text.slice(Math.max(0, index - 30), index + found.length + 30).replaceAll("\n", " ");
      return `"${found}" in "…${context}…": write ${instead}`;
    }),
  );
}
