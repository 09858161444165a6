import { DeleteObjectsCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { list, putObject, readObject, statusOf } from '../given.ts';

const KEYS: Readonly<Record<string, string>> = {
  'spaces within': 'a  b c',
  'a space before and after': ' a ',
  'a plus': 'a+b',
  'a percent sign': 'a%b%20c%2Fd',
  'a hash and a question mark': 'a#b?c=d',
  'an ampersand, quotes and angle brackets': `a&amp;<b>"c"'d'`,
  'a document of its own': '</Key><Key>b</Key>',
  'marks that URLs leave alone': "a~!*'()-._",
  'marks that URLs reserve': 'a:@$,;=[]{}|^`',
  'a tab': 'a\tb',
  'a line feed': 'a\nb',
  'a carriage return': 'a\rb',
  'both line ends': 'a\r\nb',
  'U+0001': 'a\u0001b',
  'U+007F and U+0085': 'a\u007fb\u0085c',
  'U+FFFE': 'a\ufffeb',
  'U+FEFF first': '\ufeffa',
  'right-to-left marks': 'a\u202egnp.exe',
  'characters beyond U+FFFF': '\u{1f600}/\u{10ffff}',
  NFC: '\u00e9',
  NFD: 'e\u0301',
  'upper and lower case of other alphabets': 'ÄßıİΣς',
  'two slashes': 'a//b',
  'a slash first': '/a',
  'a slash last': 'a/',
  'only a slash': '/',
  'a backslash': 'a\\b',
  'dots first and last': '...a...',
  'dots as a name': 'a/.../b',
  'a name of properties': '__proto__',
  'what looks like a query': 'a?versionId=null&delete',
  'what looks like a workflow command': '::error::a%0A##[b]',
};

/** Keys as they stand in the store, whether the server encodes them in its answer or not. */
async function listedKeys(context: ContractContext): Promise<readonly string[]> {
  const { Contents = [], EncodingType } = await list(context, { EncodingType: 'url' });
  const decode = (name: string) =>
    EncodingType === 'url' ? decodeURIComponent(name.replaceAll('+', '%20')) : name;
  return Contents.map(({ Key = '' }) => decode(Key));
}

/** Puts, lists, reads and deletes one key. */
async function roundTrip(context: ContractContext, key: string): Promise<void> {
  const { s3, bucket, send } = context;
  await putObject(context, key, `body of ${key}`);
  expect(await listedKeys(context)).toEqual([key]);
  expect(await readObject(context, key)).toBe(`body of ${key}`);
  const head = () => statusOf(s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
  expect(await head()).toBe(200);
  expect((await send({ method: 'DELETE', key })).status).toBe(204);
  expect(await head()).toBe(404);
  expect(await listedKeys(context)).toEqual([]);
}

const PAIRS: readonly (readonly [string, readonly [string, string]])[] = [
  ['NFC beside NFD', ['e\u0301', '\u00e9']],
  ['a name beside a folder of it', ['a', 'a/b']],
  ['a folder beside a marker of it', ['a/', 'a/b']],
  ['upper case beside lower case', ['A', 'a']],
  ['one slash beside two', ['a//b', 'a/b']],
  ['a plus beside a space', ['a b', 'a+b']],
  ['an encoded space beside a space', ['a b', 'a%20b']],
];

/** XML 1.0 has no place for them, so no DeleteObjects can name them. */
const NOT_XML = /[\u0001\ufffe]/;

export const KEY_CASES: readonly ContractCase[] = [
  ...Object.entries(KEYS).map(([name, key]): ContractCase => ({
    name: `a key with ${name} goes in and out byte for byte`,
    source: 'userguide/object-keys: UTF-8',
    run: (context) => roundTrip(context, key),
  })),
  ...Object.entries(KEYS)
    .filter(([, key]) => !NOT_XML.test(key))
    .map(([name, key]): ContractCase => ({
      name: `DeleteObjects deletes a key with ${name}`,
      source: 'API_DeleteObjects: Key; userguide/object-keys: XML related constraints',
      run: async (context) => {
        const { s3, bucket } = context;
        await putObject(context, key, '');
        const Delete = { Objects: [{ Key: key }] };
        const input = { Bucket: bucket, Delete };
        const { Deleted = [] } = await s3.send(new DeleteObjectsCommand(input));
        expect(Deleted.map(({ Key }) => Key)).toEqual([key]);
        expect(await listedKeys(context)).toEqual([]);
      },
    })),
  ...PAIRS.map(([name, keys]): ContractCase => ({
    name: `${name} are two objects`,
    source: 'userguide/object-keys: a key is a sequence of Unicode characters',
    run: async (context) => {
      for (const key of keys) await putObject(context, key, key);
      expect(await listedKeys(context)).toEqual(keys);
      await context.send({ method: 'DELETE', key: keys[0] });
      expect(await listedKeys(context)).toEqual([keys[1]]);
      expect(await readObject(context, keys[1])).toBe(keys[1]);
    },
  })),
];
