/** Three-valued: `unknown` is what may be true in one request of a session and false in another. */
export type Truth = "true" | "false" | "unknown";

export function truth(value: boolean): Truth {
  return value ? "true" : "false";
}

export function not(value: Truth): Truth {
  return value === "unknown" ? value : truth(value === "false");
}

export function all(values: readonly Truth[]): Truth {
  if (values.includes("false")) return "false";
  return values.includes("unknown") ? "unknown" : "true";
}

export function any(values: readonly Truth[]): Truth {
  return not(all(values.map(not)));
}
