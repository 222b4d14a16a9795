import { type ConfigProblem, suggestion } from "./problems";

/** The namespace in the pages of this package, of which a project by another name has none. */
const PACKAGE = "account-baseline";

/** What is wrong with a key of another namespace: nothing, unless it looks as if it were meant to have an effect here. */
export function foreignKeyProblem(fullKey: string, project: string): ConfigProblem | undefined {
  const namespace = fullKey.slice(0, fullKey.indexOf(":"));
  if (namespace === "aws") {
    return {
      key: fullKey,
      message:
        "has no effect, because this program configures its providers itself; use region, profile or assumeRole",
    };
  }
  return namespace === PACKAGE || suggestion(namespace, [project]).startsWith("did you mean")
    ? {
        key: fullKey,
        message: `has an unknown namespace: did you mean ${project}:${fullKey.slice(namespace.length + 1)}?`,
      }
    : undefined;
}
