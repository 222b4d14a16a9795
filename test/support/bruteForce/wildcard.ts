/**
 * A regular expression for a pattern in which `*` is any run of characters and `?` any one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function wildcardSource(pattern: string): string {
  return Array.from(pattern, (character) => {
    if (character === "*") return ".*";
    return character === "?" ? "." : escaped(character);
  }).join("");
}

export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

export function wholly(source: string, flags = ""): RegExp {
  return new RegExp(`^(?:${source})$`, `su${flags}`);
}
