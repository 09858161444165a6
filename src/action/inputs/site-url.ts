import { quoteShort } from '../../core/text.ts';
import { withoutSecrets } from './environment.ts';
import { UNSET_SEGMENT } from './prefix.ts';
import type { Reader } from './reader.ts';

/**
 * The URL at which the prefix is served, without a character that means something to Markdown, HTML
 * or a shell; undefined: none was given, or it is refused.
 */
export function parseSiteUrl(reader: Reader): string | undefined {
  if (reader.isDefault('site-url')) return undefined;
  const given = reader.text('site-url');
  const url = URL.parse(given);
  const problem = problemOf(given, url);
  if (problem === undefined && url !== null) return `${url.origin}${encodedPath(url)}`;
  // A password must not be shown, and stands before the last `@` of the host, or in the query.
  reader.problems.push(`site-url ${quoteShort(withoutSecrets(given))} ${problem}`);
  return undefined;
}

/** Such characters mean the same percent-encoded, and an author may build the URL of a branch's name. */
function encodedPath({ pathname }: URL): string {
  return pathname.replace(/[^\w.~/%:@+,=-]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

const EMPTY_EXPRESSION = 'an expression in it came out empty or was not evaluated; check it';

/** A statement about the value, and the remedy. */
function problemOf(given: string, url: URL | null): string | undefined {
  const parts = given
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .split('/');
  const unset = parts.find((part) => UNSET_SEGMENT.test(part));
  if (unset !== undefined) return `has the segment ${quoteShort(unset)}: ${EMPTY_EXPRESSION}`;
  if (url === null || !/^https?:\/\//i.test(given) || !isHostOfSite(url.hostname)) {
    return 'is not a URL that begins with https:// or http:// and the name of a host: write it in full, for example https://example.com/docs/';
  }
  if (url.username !== '' || url.password !== '') {
    return 'holds credentials: remove them, since the output "url" is public';
  }
  if (/[?#]/.test(given)) {
    return 'has a query or a fragment: write the address of the directory alone';
  }
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(given)) {
    return 'has a blank, a backslash or an invisible character: write it without, and a blank as %20';
  }
  if (parts.includes('')) return `has an empty segment: ${EMPTY_EXPRESSION}`;
  if (parts.some((part) => /^(\.|%2e){1,2}$/i.test(part))) {
    return 'has "." or ".." as a segment: write the path in full';
  }
  return undefined;
}

/** Labels that begin or end with a hyphen, or are empty, are what an empty expression leaves. */
function isHostOfSite(hostname: string): boolean {
  if (/^\[[\da-f:.]+\]$/.test(hostname)) return true;
  return hostname.split('.').every((label) => /^(?!-)[\w-]+(?<!-)$/.test(label));
}
