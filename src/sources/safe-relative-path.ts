import { quoted } from '../core/shown.ts';

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;
const WINDOWS_FORBIDDEN = /[\u0000-\u001f<>:"\\|?*]/;

/**
 * The path, relative to a directory, of the file that a key is downloaded to, or why it can't be:
 * it would lie outside of the directory, in a `.git`, or under another name than the key's. Links
 * on the disk are another matter, see `fileTarget`.
 */
export function safeRelativePath(
  key: string,
  platform: NodeJS.Platform = process.platform,
): { readonly path: string } | { readonly problem: string } {
  const problem = keyProblem(key) ?? segmentsProblem(key.split('/'), platform);
  if (problem === undefined) return { path: key };
  return {
    problem:
      `key ${quoted(key)} can't be the path of a file, ${problem}: ` +
      'leave it out, or download it by itself under another name',
  };
}

function keyProblem(key: string): string | undefined {
  if (key === '') return 'it is empty';
  if (key.startsWith('/')) return 'it is absolute';
  if (key.endsWith('/')) return 'it ends with "/", as the marker of a directory does';
  if (key.includes('\0')) return 'it holds a NUL character';
  if (!key.isWellFormed()) return 'it holds half a surrogate pair, which no UTF-8 name can';
  return undefined;
}

function segmentsProblem(
  segments: readonly string[],
  platform: NodeJS.Platform,
): string | undefined {
  if (segments.includes('')) return 'it has nothing between two slashes';
  const dots = segments.find((segment) => segment === '.' || segment === '..');
  if (dots !== undefined) return `it has the segment ${quoted(dots)}`;
  const git = segments.find((segment) => /^(?:\.git|git~1)[. ]*$/i.test(segment));
  if (git !== undefined) return `Git would take orders from what is in ${quoted(git)}`;
  if (platform !== 'win32') return undefined;
  const bad = segments.find((segment) => !isWindowsName(segment));
  return bad && `Windows has no files named ${quoted(bad)}`;
}

function isWindowsName(segment: string): boolean {
  return (
    !WINDOWS_FORBIDDEN.test(segment) && !/[. ]$/.test(segment) && !WINDOWS_DEVICE.test(segment)
  );
}
