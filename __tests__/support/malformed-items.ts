import { contentOf } from '../../src/core/items.ts';
import type { MemoryStore } from './memory-store.ts';
import type { AnyItem, OperationUnderTest } from './operation-under-test.ts';

/** Fields that replace those of a good item, or an entry in place of it. */
export type Malformed = readonly [entry: unknown, message: string];

const { revoke, proxy } = Proxy.revocable({}, {});
revoke();

/** The same way to be wrong in every operation. */
const entriesInPlace = (): readonly Malformed[] => [
  [undefined, 'undefined is not an item: yield an object with a bucket and a key'],
  [null, 'null is not an item'],
  ['a.txt', '"a.txt" is not an item: keyList(bucket, keys) makes items from keys'],
  [7, '7 is not an item'],
  [Symbol('x'), 'Symbol(x) is not an item'],
  [() => undefined, 'a function is not an item'],
  [['b0', 'k0'], 'an array of 2 is not an item'],
  [Promise.resolve({}), 'a promise is not an item: await it, and yield its value'],
  [Promise.reject(new Error('of nobody')), 'a promise is not an item'],
  [{ then: () => undefined }, 'a promise is not an item'],
  [{}, 'bucket is missing: give the name of a bucket'],
  [proxy, 'it threw when its fields were read: Cannot'],
  [{ status: 'finished' }, 'status is "finished", not that of an outcome: leave it out of an item'],
  [{ status: undefined }, 'status is undefined, not that of an outcome'],
  [{ status: 'constructor' }, 'status is "constructor", not that of an outcome'],
  [{ status: 'done' }, 'status "done" makes it an outcome, whose op is undefined'],
  [{ status: 'done', op: 'toString', bucket: 'b', key: 'k', bytes: 0 }, 'whose op is "toString"'],
  [{ status: 'done', op: 'upload', bucket: 'b', key: 'k' }, 'whose bytes is undefined'],
  [{ status: 'done', op: 'upload', key: 'k', bytes: 0 }, 'whose bucket is undefined'],
  [{ status: 'skipped', op: 'upload', bucket: 'b', key: 'k' }, 'whose reason is undefined'],
  [{ status: 'failed', op: 'copy', bucket: 'b', key: 'k', error: 'x' }, 'whose error is "x"'],
  [{ status: 'failed', op: 'copy', bucket: 'b', key: 7, error: new Error() }, 'whose key is 7'],
];

/** What is wrong with one field of an item that is otherwise good. */
const FIELDS: readonly Malformed[] = [
  [{ bucket: undefined }, 'bucket is missing'],
  [{ bucket: '' }, 'bucket is empty: give the name of a bucket, or the ARN of an access point'],
  [{ bucket: 7 }, 'bucket is 7, not a string'],
  [{ bucket: { name: 'b' } }, 'bucket is an object, not a string'],
  [{ bucket: 'b/prefix' }, 'bucket "b/prefix" can\'t be sent: give the name of a bucket'],
  [{ bucket: '..' }, 'bucket ".." can\'t be sent'],
  [{ bucket: 'a b' }, 'bucket "a b" can\'t be sent'],
  [{ key: undefined }, 'key is missing'],
  [{ key: '' }, 'key is empty: a key has 1 to 1,024 bytes in UTF-8 and no lone surrogates'],
  [{ key: null }, 'key is null, not a string'],
  [{ key: ['k'] }, 'key is an array of 1, not a string'],
  [{ key: 'a\ud800' }, String.raw`key "a\u{d800}" can't be sent`],
  [{ key: 'ä'.repeat(513) }, "can't be sent: a key has 1 to 1,024 bytes"],
  [{ versionId: 7 }, 'versionId is 7, not a string: without one, leave it out'],
  [{ versionId: '' }, 'versionId is empty'],
  [{ after: 'later' }, 'after is "later", not a function: give a function, or leave it out'],
  [thatThrows('bucket'), 'it threw when its fields were read: not to be looked at'],
  [thatThrows('key'), 'it threw when its fields were read: not to be looked at'],
];

const OF_OPERATION: Readonly<Record<OperationUnderTest['name'], readonly Malformed[]>> = {
  upload: [
    [{ content: undefined }, 'content is undefined: give text, bytes, a Blob, a stream, or what'],
    [{ content: 5 }, 'content is 5: give text'],
    [{ content: { stream: ['bytes'] } }, 'content.stream is an array of 1, not a stream'],
    [{ content: { read: () => undefined } }, 'content.size is undefined, not a number of bytes'],
    [{ content: { ...contentOf('x'), size: -1 } }, 'content.size is -1'],
    [{ content: { ...contentOf('x'), size: NaN } }, 'content.size is NaN'],
    [{ content: { ...contentOf('x'), size: '1' } }, 'content.size is "1"'],
    [{ content: { size: 1 } }, 'content.read is undefined, not a function'],
    [thatThrows('content'), 'it threw when its fields were read'],
    [{ headers: 'x' }, 'headers is "x", not names and values'],
    [{ headers: new Map([['expires', 'x']]) }, 'headers is an object, not names and values'],
    [{ headers: { 'cache-control': 7 } }, 'header cache-control is 7, not a string'],
    [{ headers: { 'x-amz-meta-a': undefined } }, 'header x-amz-meta-a is undefined'],
    [{ headers: { 'Cache-Control': 'x' } }, 'S3 stores no header "Cache-Control": names are in'],
    [{ ifExists: 'never' }, 'ifExists is "never": give "overwrite", "skip" or "fail"'],
  ],
  download: [
    [{ target: undefined }, 'target is undefined, not a DownloadTarget: fileTarget makes it'],
    [{ target: {} }, 'target.write is undefined, not a function'],
    [{ size: '3' }, 'size is "3", not a number of bytes'],
  ],
  copy: [
    [{ source: 'b0/k' }, 'source is "b0/k", not an object: give it a bucket and a key'],
    [{ source: { key: 'k' } }, 'source.bucket is missing'],
    [{ source: { bucket: 'b/c', key: 'k' } }, 'source.bucket "b/c" can\'t be sent'],
    [{ source: { bucket: 'b', key: '' } }, 'source.key is empty'],
    [{ source: { bucket: 'b', key: 'k', versionId: 1 } }, 'source.versionId is 1'],
    [{ headers: undefined }, 'headers is undefined, not names and values'],
    [{ ifSourceMatch: '' }, 'ifSourceMatch is empty: give the ETag of the source, or leave it out'],
  ],
  remove: [
    [{ mfa: 123456 }, 'mfa is not the serial number and the code of a device'],
    [{ requestPayer: 'me' }, 'requestPayer is "me": give "requester", or leave it out'],
    [{ bypassGovernance: 'false' }, 'bypassGovernance is "false", not a boolean'],
    [{ expectedBucketOwner: '' }, 'expectedBucketOwner is empty'],
  ],
  abort: [
    [{ uploadId: undefined }, 'uploadId is missing: bucketUploads lists uploads with theirs'],
    [{ uploadId: '' }, 'uploadId is empty'],
    [{ uploadId: 7 }, 'uploadId is 7, not a string'],
  ],
};

function thatThrows(name: string): object {
  const get = () => {
    throw new Error('not to be looked at');
  };
  return Object.defineProperty({}, name, { get, enumerable: true });
}

/** Keeps getters, which a copy of the fields would call. */
function withFields(item: AnyItem, fields: object): unknown {
  return Object.defineProperties({ ...item }, Object.getOwnPropertyDescriptors(fields));
}

/** Everything that an operation must take for malformed, with words of its message. */
export function malformedItems(
  { name, complete }: OperationUnderTest,
  store: MemoryStore,
): readonly Malformed[] {
  const replaced = [...FIELDS, ...OF_OPERATION[name]].map(([fields, message], index): Malformed => [
    withFields(complete({ bucket: 'b0', key: `bad${index}` }, store), fields as object),
    message,
  ]);
  return [...entriesInPlace(), ...replaced];
}
