/** The text of a file in UTF-8 or UTF-16, with or without a byte order mark; PowerShell's `>` writes UTF-16. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decode("utf-16be", bytes);
  // JSON and YAML begin with a character of ASCII, of which UTF-16 has one byte of zero.
  if (first === 0 && second !== undefined && second !== 0) return decode("utf-16be", bytes);
  if (second === 0 && first !== undefined && first !== 0) return decode("utf-16le", bytes);
  return decode("utf-8", bytes);
}

/** Takes the byte order mark away. */
function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
