/** Bytes of Markdown, of which the runner drops a summary over 1 MiB as a whole. */
export const MAX_BYTES = {
  summary: 1000 * 1024,
  /** Two lists of names in a plan; a key of 1,024 bytes can take 5 KiB when it is escaped. */
  names: 100 * 1024,
  keys: 150 * 1024,
  warnings: 100 * 1024,
  problems: 100 * 1024,
  causes: 200 * 1024,
} as const;

/** The first lines that have at most `bytes` bytes together. */
export function fittingLines(lines: readonly string[], bytes: number): readonly string[] {
  let free = bytes;
  const end = lines.findIndex((line) => {
    free -= Buffer.byteLength(line) + 1;
    return free < 0;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

/** Parts of a text, each a paragraph of its own; without those that are empty. */
export function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Items of a list, which wraps on a narrow screen where a table has to be scrolled. */
export function listItems(items: readonly string[]): readonly string[] {
  return items.map((item) => `- ${item}`);
}

/** A block that a reader opens; empty when nothing is in it. */
export function collapsed(title: string, content: string): string {
  return content === ''
    ? ''
    : joined(`<details><summary>${title}</summary>`, content, '</details>');
}

const BAR = 10;

/** A share from 0 to 1 as ten characters; any share but 0 fills one. */
export function bar(share: number): string {
  const filled = Math.min(BAR, Math.max(share > 0 ? 1 : 0, Math.round(share * BAR)));
  return `\`${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}\``;
}

/** Names what a list has no room for; empty: it has all. */
export function moreText(count: string): string {
  return `and ${count} more: the report (input \`report\`) has all`;
}

/**
 * The address of the action's own files, by what the runner says of the action; undefined where it
 * says nothing, as of an action in the repository of the workflow.
 */
export function filesAddress(env: NodeJS.ProcessEnv): string | undefined {
  const server = env['GITHUB_SERVER_URL'] ?? '';
  const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
  const ref = env['GITHUB_ACTION_REF'] ?? '';
  const isSafe =
    /^https:\/\/[\w-]+(?:\.[\w-]+)*(?::\d+)?$/.test(server) &&
    /^[\w-]+\/\w[\w.-]*$/.test(repository) &&
    /^\w[\w-]*(?:[./][\w-]+)*$/.test(ref);
  return isSafe ? `${server}/${repository}/blob/${ref}` : undefined;
}

/** A link to a heading of one of the action's files; only its name where the address is unknown. */
export function fileLink(address: string | undefined, path: string, heading: string): string {
  if (address === undefined) return `\`${path}\``;
  return `[${path}](${address}/${path}#${heading})`;
}
