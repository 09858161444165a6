import { createHash } from 'node:crypto';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import { createSigner } from '../src/s3/wire/signer.ts';
import { cpuMicroseconds } from './cpu.ts';

/** Signs the same uploads of small objects by this project's signer and by the SDK's. */

const ROUNDS = 20_000;
const WARM_UP = 2_000;
const HOST = 'bucket.s3.eu-central-1.amazonaws.com';
const REGION = 'eu-central-1';
const credentials = { accessKeyId: 'access-key', secretAccessKey: 'secret-key' };
const time = Date.UTC(2026, 0, 1);
const payloadHash = createHash('sha256').update('x').digest('hex');
const headers = {
  'content-type': 'text/html',
  'cache-control': 'no-cache',
  'x-amz-checksum-crc32': 'jNsvGg==',
};

const sign = createSigner();
const own = (path: string) =>
  sign(
    { method: 'PUT', path, query: '', headers },
    { credentials, region: REGION, host: HOST, time, payloadHash },
  );

const sdkSigner = new SignatureV4({
  credentials,
  region: REGION,
  service: 's3',
  sha256: Hash.bind(null, 'sha256'),
  uriEscapePath: false,
});
const sdk = async (path: string) => {
  const sent = { ...headers, host: HOST, 'x-amz-content-sha256': payloadHash };
  const request = { method: 'PUT', protocol: 'https:', hostname: HOST, path, headers: sent };
  return (await sdkSigner.sign(request, { signingDate: new Date(time) })).headers;
};

/** Microseconds of the processor for each request. */
async function measured(signed: (path: string) => unknown): Promise<number> {
  for (let n = 0; n < WARM_UP; n += 1) await signed(`/assets/${n}.js`);
  const before = cpuMicroseconds();
  for (let n = 0; n < ROUNDS; n += 1) await signed(`/assets/${n}.js`);
  return (cpuMicroseconds() - before) / ROUNDS;
}

const [ours, theirs] = [own('/a'), await sdk('/a')];
if (ours['authorization'] !== theirs['authorization']) throw new Error('the signatures differ');
console.log(`this project's signer: ${(await measured(own)).toFixed(1)} µs a request`);
console.log(`@smithy/signature-v4: ${(await measured(sdk)).toFixed(1)} µs a request`);
