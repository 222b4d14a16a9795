/** Tags as Pulumi programs give them. */
export type Tags = Readonly<Record<string, string>>;

/** The two calls of a service that change the tags of one thing. */
interface TagCalls {
  readonly set: (tags: Tags) => Promise<unknown>;
  readonly remove: (keys: string[]) => Promise<unknown>;
}

/** Turns the old tags of a thing into the new ones, with no call that changes nothing. */
export async function updateTags(olds: Tags = {}, news: Tags = {}, calls: TagCalls): Promise<void> {
  const set = Object.fromEntries(Object.entries(news).filter(([key, value]) => olds[key] !== value));
  const remove = Object.keys(olds).filter((key) => !(key in news));
  if (Object.keys(set).length > 0) await calls.set(set);
  if (remove.length > 0) await calls.remove(remove);
}

/** Tags in the shape that most services take. */
export function toTagList(tags: Tags = {}): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The reverse of {@link toTagList}. */
export function fromTagList(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): Tags {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
