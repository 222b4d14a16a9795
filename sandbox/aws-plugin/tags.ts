/** Tags as Pulumi programs give them. */
export type Tags = Readonly<Record<string, string>>;

/** What has to be set and what removed to turn the old tags into the new ones. */
export function tagChanges(olds: Tags = {}, news: Tags = {}): { set: Tags; remove: string[] } {
  return {
    set: Object.fromEntries(Object.entries(news).filter(([key, value]) => olds[key] !== value)),
    remove: Object.keys(olds).filter((key) => !(key in news)),
  };
}

/** Tags in the shape that IAM, CloudWatch, SNS and Budgets take. */
export function toTagList(tags: Tags = {}): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The reverse of {@link toTagList}. */
export function fromTagList(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): Tags {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
