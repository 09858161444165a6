import { BUCKET } from '../support/test-store.ts';
import type { Meeting, Version } from './meeting-deploys.ts';

/** What of the bucket is not as this version has it; `left` are keys that the run told it left. */
export function differences(
  { server }: Meeting,
  { files, cache }: Version,
  left: ReadonlySet<string>,
): string[] {
  const bucket = server.bucket(BUCKET);
  const wrong = [...files].flatMap(([name, body]) => {
    const object = bucket.object(`site/${name}`);
    const wanted = name.endsWith('.css') ? cache : 'no-store';
    const [found, header] = [object?.body.toString(), object?.headers['cache-control']];
    return found === body && header === wanted
      ? []
      : [`${name} is ${found}, ${header} instead of ${body}, ${wanted}`];
  });
  const extra = bucket
    .keys('site/')
    .filter((key) => !key.includes('/.') && !files.has(key.slice('site/'.length)))
    .filter((key) => !left.has(key));
  return [...wrong, ...extra.map((key) => `${key} is left`)];
}

/** Bodies that are of no version at all. */
export function foreignBodies({ server, versions }: Meeting): string[] {
  const bucket = server.bucket(BUCKET);
  const keys = bucket.keys('site/').filter((key) => !key.includes('/.'));
  return keys.flatMap((key) => {
    const body = bucket.object(key)?.body.toString();
    const isKnown = versions.some(({ files }) => files.get(key.slice('site/'.length)) === body);
    return isKnown ? [] : [`${key} is of no version: ${body}`];
  });
}
