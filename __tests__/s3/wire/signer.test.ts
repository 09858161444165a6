import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodedPath, queryOf } from '../../../src/s3/wire/message.ts';
import { createSigner } from '../../../src/s3/wire/signer.ts';
import { anyCharacter } from '../../support/any-character.ts';

/** What the SDK's signer wants for a hash. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array);
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    throw new Error('nobody resets a hash');
  }
}

const text = fc.string({ unit: 'grapheme', minLength: 1 });
const anyText = fc.string({ unit: anyCharacter }).filter((value) => value.isWellFormed());
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const value = fc.stringMatching(/^[\x21-\x7e]([\x20-\x7e\t]{0,40}[\x21-\x7e])?$/);
const secret = fc.stringMatching(/^[\x21-\x7e]{1,100}$/);

const requests = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT'),
  key: fc.oneof(text, anyText),
  parameters: fc.dictionary(name, fc.oneof(text, anyText)),
  headers: fc.dictionary(
    fc.oneof(name, fc.constantFrom('cache-control', 'content-type', 'user-agent', 'x-amz-meta-a')),
    value,
  ),
  credentials: fc.record(
    { accessKeyId: secret, secretAccessKey: secret, sessionToken: secret },
    { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
  ),
  region: fc.constantFrom('us-east-1', 'eu-central-1', 'auto'),
  time: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  payloadHash: fc.stringMatching(/^[0-9a-f]{64}$/),
});

describe('createSigner', () => {
  it('signs as the SDK does, whatever the key, query, headers and credentials', async () => {
    const sign = createSigner();
    const property = fc.asyncProperty(requests, async (request) => {
      const { method, key, parameters, headers, credentials, region, time, payloadHash } = request;
      const host = 'bucket.s3.example.com:9000';
      const path = `/${encodedPath(key)}`;
      const wire = { method, path, query: queryOf(parameters), headers };
      const ours = sign(wire, { credentials, region, host, time: time.getTime(), payloadHash });
      const oracle = new SignatureV4({
        credentials,
        region,
        service: 's3',
        sha256: Sha256,
        uriEscapePath: false,
      });
      const theirs = await oracle.sign(
        {
          method,
          protocol: 'https:',
          hostname: host,
          path,
          query: parameters,
          headers: { ...headers, host, 'x-amz-content-sha256': payloadHash },
        },
        { signingDate: time },
      );
      expect(ours).toEqual(theirs.headers);
    });
    await fc.assert(property, { numRuns: 2_000 });
  });
});
