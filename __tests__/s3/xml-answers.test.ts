import { describe, expect, it } from 'vitest';
import type { Answer, Fault } from 's3-test-server';
import type { StoreError } from '../../src/core/errors.ts';
import type { OperationName } from '../../src/s3/operations/operation.ts';
import type { S3Store } from '../../src/s3/store.ts';
import { givenForAll, SENDS } from '../support/each-operation.ts';
import { type ClientName, openOn } from '../support/open-with-client.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const CLIENTS: readonly ClientName[] = ['wire', 'sdk'];

/** What each answer proves its success with; operations that aren't here have no document. */
const PROOFS: Readonly<Partial<Record<OperationName, string>>> = {
  CompleteMultipartUpload: 'ETag',
  CopyObject: 'ETag',
  CreateMultipartUpload: 'UploadId',
  DeleteObjects: 'Key',
  GetObjectAcl: 'ID',
  GetObjectTagging: 'TagSet',
  ListMultipartUploads: 'IsTruncated',
  ListObjectsV2: 'IsTruncated',
  ListObjectVersions: 'IsTruncated',
  ListParts: 'IsTruncated',
};

/** Ways of writing an answer that S3 has not. */
const SPOILT: readonly (readonly [string, (xml: string, proof: string) => string])[] = [
  ['a document type', (xml) => afterDeclaration(xml, '<!DOCTYPE a>')],
  [
    'a document type with entities',
    (xml) => afterDeclaration(xml, '<!DOCTYPE a [<!ENTITY b "c">]>'),
  ],
  ['a comment before the root', (xml) => afterDeclaration(xml, '<!-- a -->')],
  ['a comment in the root', (xml) => xml.replace(/<\/\w+>$/, '<!-- a -->$&')],
  ['a comment in the proof', (xml, proof) => xml.replace(`<${proof}>`, '$&<!-- a -->')],
  ['an instruction', (xml) => xml.replace(/<\/\w+>$/, '<?a b?>$&')],
  ['a second root', (xml) => `${xml}<a/>`],
  ['another encoding', (xml) => xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')],
  ['another version', (xml) => xml.replace('version="1.0"', 'version="1.1"')],
  ['prefixes of a namespace', (xml) => xml.replaceAll(/<(\/?)(?=\w)/g, '<$1s3:')],
  ['its proof twice', (xml, proof) => xml.replace(elementOf(proof), '$&$&')],
  [
    'its proof within itself',
    (xml, proof) => xml.replace(elementOf(proof), `<${proof}>$&</${proof}>`),
  ],
  ['its proof in lower case', (xml, proof) => xml.replaceAll(proof, proof.toLowerCase())],
  ['bytes that are no UTF-8', (xml) => xml.replace(/<\/\w+>$/, '\udcff$&')],
];

const elementOf = (name: string) => new RegExp(`<${name}>[^<]*</${name}>`);

function afterDeclaration(xml: string, text: string): string {
  return xml.replace('?>', `?>${text}`);
}

/** U+DCFF stands for the byte 0xFF. */
function bytesOf(text: string): Buffer {
  const [first = '', ...rest] = text.split('\udcff');
  return Buffer.concat([
    Buffer.from(first),
    ...rest.flatMap((part) => [Buffer.from([0xff]), Buffer.from(part)]),
  ]);
}

const edited = (edit: (xml: string) => string): Fault => ({
  kind: 'edit',
  edit: (answer: Answer) => {
    const body = bytesOf(edit(String(answer.body)));
    return { ...answer, headers: { ...answer.headers, 'content-length': `${body.length}` }, body };
  },
});

type Send = (store: S3Store) => Promise<unknown>;
const READ = Object.entries(SENDS).filter(([name]) => name in PROOFS) as [OperationName, Send][];

describe.each(CLIENTS)(
  'hazard 1: an answer that S3 would not write so, by the %s client',
  (client) => {
    describe.each(SPOILT)('with %s', (_, spoil) => {
      it.each(READ)('is no success of %s', async (operation, send) => {
        const server = await givenForAll();
        const store = await openOn(client, server);
        let spoilt = 0;
        server.onRequest = (request) =>
          request.operation === operation
            ? edited((xml) => {
                const written = spoil(xml, PROOFS[operation] ?? '');
                if (written !== xml) spoilt += 1;
                return written;
              })
            : undefined;
        await expect(resultOf(send(store))).rejects.toMatchObject({ code: 'UnprovenAnswer' });
        expect(spoilt).toBeGreaterThan(0);
      });
    });

    it.each([
      ['a document type', '<!DOCTYPE Error>'],
      ['a comment', '<!-- a -->'],
      ['an instruction', '<?a b?>'],
    ])('with %s does not say why a request failed', async (_, text) => {
      const server = await givenForAll();
      const store = await openOn(client, server);
      server.onRequest = () => ({
        kind: 'replace',
        status: 404,
        body: `<?xml version="1.0"?>${text}<Error><Code>NoSuchUpload</Code></Error>`,
      });
      for (const operation of ['AbortMultipartUpload', 'ListParts'] as const) {
        const error: unknown = await SENDS[operation](store).catch((thrown: unknown) => thrown);
        expect((error as StoreError).code).not.toBe('NoSuchUpload');
      }
    });

    it('holds keys with markup in CDATA sections, and no others', async () => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      server.bucket(BUCKET).seed('a');
      server.onRequest = () =>
        edited((xml) => xml.replace('<Key>a<', '<Key><![CDATA[a</Key><Key>b<!-- c -->]]><'));
      const { objects } = await store.list({ bucket: BUCKET, prefix: '' });
      expect(objects.map(({ key }) => key)).toEqual(['a</Key><Key>b<!-- c -->']);
    });

    it('holds no rows within rows', async () => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      for (const key of ['a', 'b']) server.bucket(BUCKET).seed(key);
      server.onRequest = ({ operation }) =>
        operation === 'DeleteObjects'
          ? edited((xml) =>
              xml
                .replace('</Deleted><Deleted>', '<Deleted>')
                .replace(/<\/Deleted>(?=<\/DeleteResult>)/, '</Deleted></Deleted>'),
            )
          : edited((xml) =>
              xml
                .replace('</Contents><Contents>', '<Contents>')
                .replace('</Contents>', '</Contents></Contents>'),
            );
      const { objects } = await store.list({ bucket: BUCKET, prefix: '' });
      expect(objects.map(({ key }) => key)).toEqual(['a']);
      const results = await store.deleteMany({
        bucket: BUCKET,
        objects: [{ key: 'a' }, { key: 'b' }],
      });
      expect(results).toMatchObject([{ attempts: 1 }, { error: { code: 'UnprovenAnswer' } }]);
    });
  },
);

/** Rejects with the error of a result. */
async function resultOf(sent: Promise<unknown>): Promise<void> {
  const result = await sent;
  if (!Array.isArray(result)) return;
  for (const one of result as { readonly error?: StoreError }[]) if (one.error) throw one.error;
}

it.each(Object.entries(SENDS))(
  '%s is known to have a document, or to have none',
  async (name, send) => {
    const server = await givenForAll();
    const store = await openOn('wire', server);
    let hasDocument = false;
    server.onRequest = ({ operation }) =>
      operation === name
        ? edited((text) => {
            hasDocument = text.startsWith('<?xml');
            return text;
          })
        : undefined;
    await send(store);
    expect(hasDocument).toBe(name in PROOFS);
  },
);
