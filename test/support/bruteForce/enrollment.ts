import { actionPattern } from "./actionSet";
import { sampleCircumstances, type Circumstances } from "./circumstances";
import { isCertain, mayFire } from "./conditions";
import { list, type Deny, type JsonDocument } from "./document";
import { namesResource } from "./resources";

export type Outcome = "works" | "fido-only" | "not-granted" | "denied";

const OWN_NAME = "somebody-new";
const ACCOUNT = "123456789012";

/**
 * Tries the first sign-in of a user without MFA, request by request, in sample circumstances and with sample names of a
 * device. It shares no code with the policy pack.
 */
export function tryEnrollment(documents: readonly JsonDocument[], userName = OWN_NAME): Outcome {
  const statements = documents.flatMap(({ Version, Statement }) =>
    list(Statement).map((statement): Deny => ({ statement, variables: Version === "2012-10-17" })),
  );
  const user = `arn:aws:iam::${ACCOUNT}:user/${userName}`;
  const devices = sampleDevices(statements, userName);
  const circumstances = sampleCircumstances(statements).map(
    (known): Circumstances => new Map([...known, ["aws:principalarn", { value: user }]]),
  );
  const step = (action: string, resources: readonly string[], key?: "with" | "without"): Step => {
    const answers = circumstances.flatMap((known) =>
      resources.map((resource) =>
        answerTo(statements, { action, resource, userName, known: withKey(known, key) }),
      ),
    );
    if (answers.includes("allowed")) return "allowed";
    return answers.includes("not-granted") ? "not-granted" : "denied";
  };
  const password = step("iam:ChangePassword", [user]);
  const create = step("iam:CreateVirtualMFADevice", devices);
  const enable = step("iam:EnableMFADevice", [user], "without");
  const fido = step("iam:EnableMFADevice", [user], "with");
  const isVirtualDenied = create === "denied" || enable === "denied";
  if (password === "denied" || (isVirtualDenied && fido === "denied")) return "denied";
  if (create === "allowed" && enable === "allowed") return "works";
  return fido === "allowed" ? "fido-only" : "not-granted";
}

type Step = "allowed" | "not-granted" | "denied";

interface Request {
  action: string;
  resource: string;
  userName: string;
  known: Circumstances;
}

function answerTo(statements: readonly Deny[], { action, resource, userName, known }: Request): Step {
  const named = statements.filter(({ statement: { Action, NotAction } }) => {
    const names = (patterns: readonly string[]) => patterns.some((it) => actionPattern(it).test(action));
    return Action === undefined ? !names(list(NotAction)) : names(list(Action));
  });
  const concerned = named.filter((it) => namesResource(it, resource, userName));
  const isDenied = concerned.some(
    (it) => it.statement.Effect === "Deny" && isCertain(it, "console", userName, known),
  );
  if (isDenied) return "denied";
  return concerned.some((it) => it.statement.Effect === "Allow" && mayFire(it, "console", userName, known))
    ? "allowed"
    : "not-granted";
}

/** The keys that tell the enrollment of a FIDO security key from that of another device. */
function withKey(known: Circumstances, key: "with" | "without" | undefined): Circumstances {
  if (key === undefined) return known;
  const names = ["iam:registersecuritykey", "iam:fido-certification", "iam:fido-fips-140-2-certification"];
  return new Map([...known, ...names.map((it) => [it, key === "with" ? "any value" : "absent"] as const)]);
}

function sampleDevices(statements: readonly Deny[], userName: string): string[] {
  const named = statements.flatMap(({ statement: { Resource, NotResource } }) =>
    [...list(Resource), ...list(NotResource)].flatMap((it) => /:mfa\/(.*)$/.exec(it)?.[1] ?? []),
  );
  const names = named.flatMap((pattern) => {
    const text = pattern.replaceAll("${aws:username}", userName);
    return [text.replaceAll("*", ""), text.replaceAll("*", "x"), `${text}9`].map((it) =>
      it.replaceAll("?", "y"),
    );
  });
  return [...new Set([userName, "phone-of-nobody", `${userName}-2`, ...names])]
    .filter((name) => /^[\w+=,.@-]+$/.test(name))
    .map((name) => `arn:aws:iam::${ACCOUNT}:mfa/${name}`);
}
