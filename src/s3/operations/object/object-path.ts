import { encodedPath } from '../../wire/message.ts';

/** The path of an object below its bucket. */
export function pathOf({ key }: { readonly key: string }): string {
  return `/${encodedPath(key)}`;
}
