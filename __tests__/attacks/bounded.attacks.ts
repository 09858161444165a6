import { statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { StepResult } from '../support/runner.ts';
import { type Attack, failureOf, fails } from './attack.ts';
import { drip, hostileStore, isList, pour, to } from './hostile-store.ts';

const MIB = 1024 * 1024;
const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const ID = { 'x-amz-request-id': '1' };
const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const prune = { mode: 'delete-prefix', prefix: 'old' };
const KEYS = Array.from({ length: 12_000 }, (_, n) => `old/${String(n).padStart(6, '0')}`);

const isPut = ({ method }: IncomingMessage) => method === 'PUT';
const isDeletes = ({ method, url = '' }: IncomingMessage) =>
  method === 'POST' && /[?&]delete/.test(url);

function report(result: StepResult): number {
  return statSync(result.outputs['report'] ?? '').size;
}

/** A listing of 16 MiB, nearly all of which is `filling`. */
function listing(filling: (bytes: number) => string): Attack['open'] {
  const body = Buffer.from(
    `${XML}<ListBucketResult><IsTruncated>false</IsTruncated>` +
      `${filling(16 * MIB - 1024)}</ListBucketResult>`,
  );
  return () =>
    hostileStore(
      { inputs: prune },
      to(isList, (answer) => answer.writeHead(200, ID).end(body)),
    );
}

function repeated(text: string) {
  return (bytes: number) => text.repeat(Math.floor(bytes / text.length));
}

function numbered(before: string, after: string) {
  return (bytes: number) => {
    const count = Math.floor(bytes / (before.length + after.length + 7));
    return Array.from({ length: count }, (_, n) => `${before}${1e6 + n}${after}`).join('');
  };
}

const UNREAD = /UnprovenAnswer|IsTruncated/;

const FILLINGS: readonly (readonly [string, (bytes: number) => string])[] = [
  ['four million empty elements', repeated('<a/>')],
  ['two million names', numbered('<a', '/>')],
  ['half a million rows', repeated('<Contents></Contents>')],
  ['attributes by the million', (bytes) => `<a ${numbered(' b', '=""')(bytes - 6)}/>`],
  ['one text of 16 MiB', (bytes) => `<a>${'b'.repeat(bytes - 7)}</a>`],
  ['four million references', (bytes) => `<a>${repeated('&lt;')(bytes - 7)}</a>`],
  ['deep nesting', repeated('<a>')],
  ['raw characters', (bytes) => `<a>${repeated('b\u0001')(bytes - 7)}</a>`],
  ['comments', repeated('<!---->')],
];

const LISTINGS: readonly Attack[] = FILLINGS.map(([name, filling]) => ({
  name: `a listing of ${name}`,
  hazard: 80,
  open: listing(filling),
  check: fails(UNREAD),
}));

export const ATTACKS: readonly Attack[] = [
  {
    name: 'errors without end to 256 uploads',
    hazard: 80,
    open: () =>
      hostileStore(
        { inputs: upload, files: 600 },
        to(isPut, (answer) => {
          answer.writeHead(403, ID);
          pour(answer, Buffer.alloc(64 * 1024, 'm'), `${XML}<Error><Code>No</Code><Message>`);
        }),
      ),
    async check(result) {
      await fails(/AccessDenied/)(result);
      if (report(result) > MIB) throw new Error(`a report of ${report(result)} bytes`);
    },
  },
  {
    name: 'messages of 15 MiB to 256 uploads',
    hazard: 80,
    open: () => {
      const body = `${XML}<Error><Code>No</Code><Message>${'m'.repeat(15 * MIB)}</Message></Error>`;
      return hostileStore(
        { inputs: upload, files: 300 },
        to(isPut, (answer) => answer.writeHead(403, ID).end(body)),
      );
    },
    check(result) {
      failureOf(result);
      if (report(result) > MIB) throw new Error(`a report of ${report(result)} bytes`);
    },
  },
  {
    name: 'chunks of one byte on 256 answers to uploads',
    hazard: 80,
    open: () =>
      hostileStore(
        { inputs: upload, files: 300 },
        to(isPut, (answer) => {
          answer.writeHead(200, { ...ID, etag: '"1"' });
          drip(answer);
        }),
      ),
    check: fails(/./),
  },
  {
    name: 'chunks of one byte on twelve answers to DeleteObjects',
    hazard: 80,
    open: () =>
      hostileStore(
        { inputs: prune, keys: KEYS },
        to(isDeletes, (answer) => {
          answer.writeHead(200, ID);
          drip(answer);
        }),
      ),
    check: fails(/UnprovenAnswer/),
  },
  {
    name: 'messages of 15 KiB for each of 12,000 deletes',
    hazard: 80,
    open: () => {
      const message = 'm'.repeat(15 * 1024);
      return hostileStore({ inputs: prune, keys: KEYS }, (request, answer) => {
        if (!isDeletes(request)) return false;
        let body = '';
        request.on('data', (bytes: Buffer) => (body += String(bytes)));
        request.on('end', () => {
          const errors = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(
            ([key]) => `<Error>${key}<Code>No</Code><Message>${message}</Message></Error>`,
          );
          answer.writeHead(200, ID).end(`${XML}<DeleteResult>${errors.join('')}</DeleteResult>`);
        });
        return true;
      });
    },
    check(result) {
      failureOf(result);
      if (report(result) > 16 * MIB) throw new Error(`a report of ${report(result)} bytes`);
    },
  },
  {
    name: 'a listing of chunks of one byte',
    hazard: 80,
    open: () =>
      hostileStore(
        { inputs: prune },
        to(isList, (answer) => {
          answer.writeHead(200, ID);
          drip(answer);
        }),
      ),
    check: fails(/UnprovenAnswer/),
  },
  ...LISTINGS,
];
