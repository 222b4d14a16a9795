import { isMap, parseDocument } from "yaml";

import type { OrganizationAccount } from "./organization";
import { QUOTING } from "./stackFile";

/**
 * The text of a stack file with the unit and the tags of its account as the organization has them; everything else,
 * comments too, stays.
 * @param project Namespace that keys may carry in the file.
 */
export function updatedStackFile(
  text: string,
  { ou, tags }: Pick<OrganizationAccount, "ou" | "tags">,
  project: string,
): string {
  const document = parseDocument(text, QUOTING);
  const config = document.get("config");
  if (!isMap(config)) throw new Error("a stack file without a config was planned to be updated");
  const values = { ou, accountTags: Object.keys(tags).length === 0 ? undefined : tags };
  for (const [name, value] of Object.entries(values)) {
    const key = config.has(`${project}:${name}`) ? `${project}:${name}` : name;
    if (value === undefined) config.delete(key);
    else config.set(key, document.createNode(value));
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
