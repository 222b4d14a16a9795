import type { ChangeKind, PropertyChange, ResourceChange } from "../runs/result";
import { plain } from "./plain";

/** What starts the line of a resource in a diff, as GitHub and GitLab colour it. */
const MARKS: Readonly<Record<ChangeKind, string>> = {
  create: "+",
  update: "!",
  replace: "!",
  delete: "-",
  read: " ",
  import: "+",
};

/** A resource's change as lines of a diff: the resource, then each property before (-) and after (+). */
export function diffLines({ kind, type, name, properties }: ResourceChange): string[] {
  return [`${MARKS[kind]} ${kind} ${plain(type)} ${plain(name)}`, ...properties.flatMap(propertyLines)];
}

function propertyLines({ path, before, after }: PropertyChange): string[] {
  return [
    ...(before === undefined ? [] : [`-     ${plain(path)}: ${plain(before)}`]),
    ...(after === undefined ? [] : [`+     ${plain(path)}: ${plain(after)}`]),
  ];
}
