import { dirname } from "node:path";

import { isObject, parseJson, repeatedKeys, type JsonObject } from "../iam/json";
import { isAuthorizationDetails, readDetails } from "./authorizationDetails/readDetails";
import { isAssemblyManifest, readAssembly } from "./cloudformation/cloudAssembly";
import { parseTemplate } from "./cloudformation/parseTemplate";
import { isTemplate, looksLikeTemplate, templateStack } from "./cloudformation/templateFile";
import { unwrapDocument } from "./documents/unwrap";
import type { Input } from "./input";
import { isPreview, isStackExport, readPreview, readStackExport } from "./pulumi/readState";
import { isTerraform, readTerraform } from "./terraform/readTerraform";
import { describeUnknownText, describeUnknownValue } from "./unknownInput";

/** What an input is read with. */
export interface InputContext {
  /** Path of the file. */
  file: string;
  /** Parameters of templates. */
  parameters: Readonly<Record<string, string>>;
}

/** One kind of input: how it is recognized, and how it is read. */
interface Format {
  fits: (value: JsonObject) => boolean;
  read: (value: JsonObject, context: InputContext) => Input;
}

const FORMATS: readonly Format[] = [
  { fits: isAuthorizationDetails, read: readDetails },
  { fits: isTerraform, read: readTerraform },
  { fits: isStackExport, read: readStackExport },
  { fits: isPreview, read: readPreview },
  {
    fits: isAssemblyManifest,
    read: (manifest, { file, parameters }) => readAssembly(dirname(file), manifest, parameters),
  },
  { fits: isTemplate, read: readTemplate },
];

/**
 * Reads a file by what it holds, whatever it is called.
 * @param text See decodeText.ts.
 */
export function readInput(text: string, context: InputContext): Input {
  const json = parseJson(text);
  const value = json.ok ? json.value : undefined;
  const [format, ...others] = isObject(value) ? FORMATS.filter(({ fits }) => fits(value)) : [];
  if (others.length > 0) return refused("it has the parts of several kinds of input: split it into files");
  if (format !== undefined) {
    const repeated = repeatedKeys(text);
    return repeated.length === 0
      ? format.read(value as JsonObject, context)
      : refused(`it has keys twice in one object: ${[...new Set(repeated)].slice(0, 5).join(", ")}`);
  }
  const unwrapped = unwrapDocument(text, value);
  if (unwrapped.kind !== "other") return unwrapped;
  if (json.ok) return refused(describeUnknownValue(value));
  if (!looksLikeTemplate(text)) return refused(describeUnknownText(text, json.error));
  const parsed = parseTemplate(text);
  return parsed.ok ? readTemplate(parsed.template, context) : refused(parsed.reason);
}

function readTemplate(template: JsonObject, { file, parameters }: InputContext): Input {
  const stack = templateStack({ urn: file, name: file, body: template, parameters });
  return { kind: "account", resources: [stack], incomplete: [] };
}

function refused(error: string): Input {
  return { kind: "refused", error };
}
