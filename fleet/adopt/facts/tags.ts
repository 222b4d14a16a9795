/** Tags as a program gives them; those that AWS itself sets are not a program's. */
export function tagMap(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): Record<string, string> {
  return Object.fromEntries(
    tags.filter(({ Key = "" }) => !Key.startsWith("aws:")).map(({ Key = "", Value = "" }) => [Key, Value]),
  );
}
