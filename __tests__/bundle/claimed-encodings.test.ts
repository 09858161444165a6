import { describe, expect, it } from 'vitest';
import { encodesNames } from 's3-test-server/profiles/differences.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { Annotation } from '../support/runner.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const HOUR = 3_600_000;
const PIECES = [
  'a',
  'b',
  ' ',
  '+',
  '%',
  '%20',
  '%2B',
  '%2b',
  '%25',
  '%C3%A9',
  'é',
  '100%',
  '&',
  '\u0001',
  '\r',
  '.',
];

/** Those that can be decoded, so that no name shows by itself that nothing was encoded. */
const READABLE = PIECES.filter((piece) => !piece.endsWith('%'));

/** Names that other names are read as when an encoding is undone that was never done. */
function hostileNames(count: number, pieces: readonly string[] = PIECES): string[] {
  const names = new Set<string>();
  for (let n = 0; names.size < count; n += 1) {
    let name = '';
    for (let rest = n; rest > 0; rest = Math.floor(rest / pieces.length)) {
      name += pieces[rest % pieces.length] ?? '';
    }
    names.add(`x${name}y`);
  }
  return [...names];
}

const said = { text: 'a claimed encoding', source: 'https://store.test' };

type Encoding = readonly [string, (name: string) => string, pieces?: readonly string[]];

const ENCODINGS: readonly Encoding[] = [
  ['is done as S3 does it', (name) => encodeURIComponent(name).replaceAll('%20', '+')],
  ['is done with %20 for a blank', encodeURIComponent],
  ['is not done', (name) => name],
  ['is not done, which no name shows,', (name) => name, READABLE],
  ['leaves + as it is', (name) => encodeURIComponent(name).replaceAll('%2B', '+')],
  [
    'writes + for a blank and for a plus',
    (name) => encodeURIComponent(name).replace(/%20|%2B/g, '+'),
  ],
  ['leaves % as it is', (name) => encodeURIComponent(name).replaceAll('%25', '%')],
  ['is done for blanks alone', (name) => name.replaceAll(' ', '%20')],
];

const errorsOf = ({ annotations }: { readonly annotations: readonly Annotation[] }) =>
  annotations.filter(({ level }) => level === 'error');

describe.each(ENCODINGS.map(([title, encode, pieces]) => ({ title, encode, pieces })))(
  'hazard 76: where the encoding of a listing $title',
  ({ encode, pieces }) => {
    // The worst of them has all of the names.
    const count = encode('a+b %') === 'a+b %' ? 10_000 : 1_500;

    it('delete-prefix deletes the old objects and no other', async () => {
      const server = await startTestServer();
      server.setProfile(BUCKET, {
        name: 'claims',
        title: 'claims',
        differences: [encodesNames(said, encode)],
      });
      const bucket = server.bucket(BUCKET);
      const names = hostileNames(count, pieces);
      expect(names).toHaveLength(count);
      const kept: string[] = [];
      for (const [index, name] of names.entries()) {
        const isOld = (index * 7919) % 13 < 6;
        const age = isOld ? 48 * HOUR : HOUR;
        bucket.seed(`site/${name}`, 'same', { lastModified: new Date(Date.now() - age) });
        if (!isOld) kept.push(`site/${name}`);
      }
      const inputs = { mode: 'delete-prefix', prefix: 'site', 'older-than': '1d' };
      const result = await runAction(server, inputs);
      expect([result.exitCode, errorsOf(result)]).toEqual([0, []]);
      expect(bucket.keys().sort()).toEqual(kept.sort());
    });

    it('sync-dir deletes the objects without a file and no other', async () => {
      const server = await startTestServer();
      server.setProfile(BUCKET, {
        name: 'claims',
        title: 'claims',
        differences: [encodesNames(said, encode)],
      });
      const names = hostileNames(300, pieces).filter((name) => !name.includes('\u0001'));
      const files = names.filter((_name, index) => (index * 7919) % 13 < 7);
      for (const name of names) server.bucket(BUCKET).seed(`site/${name}`, 'same');
      const workspace = await workspaceOf(
        Object.fromEntries([...files, 'index.html'].map((name) => [`public/${name}`, 'same'])),
      );
      const inputs = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
      const result = await runAction(server, inputs, { workspace });
      expect([result.exitCode, errorsOf(result)]).toEqual([0, []]);
      const wanted = [...files, 'index.html', '.s3-batch-action'].map((name) => `site/${name}`);
      expect(server.bucket(BUCKET).keys().sort()).toEqual(wanted.sort());
    });
  },
);
