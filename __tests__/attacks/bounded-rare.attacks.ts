import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomDigits } from '../../src/sync/state/digests.ts';
import { encodeState } from '../../src/sync/state/format.ts';
import { NO_TABLES } from '../../src/sync/state/tables.ts';
import { type Attack, fails } from './attack.ts';
import {
  BUCKET,
  drip,
  hostileStore,
  type Hostility,
  isList,
  pour,
  type Scene,
  to,
} from './hostile-store.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const ID = { 'x-amz-request-id': '1' };
const DATE = 'Fri, 02 Jan 2026 03:04:05 GMT';
const OBJECT = { ...ID, etag: '"1"', 'last-modified': DATE };
const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site' };

const FLOODS: readonly (readonly [how: string, flood: (answer: ServerResponse) => void])[] = [
  ['in chunks of one byte', drip],
  [
    'in bulk',
    (answer) => {
      pour(answer, Buffer.alloc(64 * 1024, 'm'));
    },
  ],
];

/** An attack that fails also when the run never meets what is `attacking`. */
function attack(
  name: string,
  scene: Scene,
  { attacking, others = [] }: { readonly attacking: Hostility; readonly others?: Hostility[] },
  check: Attack['check'],
): Attack {
  let isMet = false;
  const meet: Hostility = (request, answer) => {
    const isAttacked = attacking(request, answer);
    isMet ||= isAttacked;
    return isAttacked;
  };
  return {
    name,
    hazard: 80,
    open: () =>
      hostileStore(scene, (request, answer) =>
        [meet, ...others].some((hostility) => hostility(request, answer)),
      ),
    async check(result) {
      await check(result);
      if (!isMet) throw new Error('the run sent no request that is attacked');
    },
  };
}

/** A source of credentials, named by this variable, whose first answer has no end. */
function endlessCredentials(
  credentialsAt: string,
  words: RegExp,
  env: Readonly<Record<string, string>> = {},
): readonly Attack[] {
  return FLOODS.map(([how, flood]) =>
    attack(
      `credentials without end ${how} from ${credentialsAt}`,
      { inputs: upload, files: 1, credentialsAt, env },
      {
        attacking: (_, answer) => {
          answer.writeHead(200);
          flood(answer);
          return true;
        },
      },
      fails(words),
    ),
  );
}

const CREDENTIALS: readonly Attack[] = [
  ...endlessCredentials('AWS_CONTAINER_CREDENTIALS_FULL_URI', /"container" sent more than/),
  ...endlessCredentials('AWS_EC2_METADATA_SERVICE_ENDPOINT', /"instance" sent more than/),
  ...endlessCredentials('AWS_ENDPOINT_URL_STS', /the answer is longer than/, {
    AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/deploy',
    // Any text is a token to this service.
    AWS_WEB_IDENTITY_TOKEN_FILE: import.meta.filename,
  }),
];

/** The run must end well: what the server does is no reason to fail for ever. */
const succeeds: Attack['check'] = ({ exitCode, stdout }) => {
  if (exitCode !== 0) throw new Error(`the run ended with ${String(exitCode)}:\n${stdout}`);
};

const isGetOf = (end: string) => (request: IncomingMessage) =>
  request.method === 'GET' && request.url?.split('?')[0]?.endsWith(end) === true;
const isState = isGetOf('/.s3-batch-action');
const isLease = isGetOf('/.s3-batch-action.lease');

/** Bytes of an object that is one line. */
const LINE = 600_000_000;
const PIECE = Buffer.alloc(1_000_000, 'x');

/** Answers with the line; `areRanges`: with the range of it that is asked for. */
function answerLine(answer: ServerResponse, request: IncomingMessage, areRanges: boolean): void {
  const [, from, to = LINE - 1] = /^bytes=(\d+)-(\d+)?$/.exec(request.headers.range ?? '') ?? [];
  const isRange = areRanges && from !== undefined;
  const [first, last] = isRange ? [Number(from), Math.min(Number(to), LINE - 1)] : [0, LINE - 1];
  let left = last - first + 1;
  answer.writeHead(isRange ? 206 : 200, {
    ...OBJECT,
    'content-length': left,
    ...(isRange && { 'content-range': `bytes ${first}-${last}/${LINE}` }),
  });
  const more = () => {
    let isTaken = true;
    while (isTaken && left > 0) {
      const piece = PIECE.subarray(0, left);
      left -= piece.length;
      isTaken = answer.write(piece);
    }
    if (left === 0) answer.end();
  };
  answer.on('drain', more);
  more();
}

/** A state with the lock of a run that was lost. */
function lockedState(): Buffer {
  const lock = { run: 'lost', attempt: 1 };
  const state = { condition: 'unfinished', lock, tables: NO_TABLES, carried: [] } as const;
  const digits = { salt: randomDigits(), nonce: randomDigits() };
  const { size, copy } = encodeState({ ...state, ...digits }, { bucket: BUCKET, prefix: 'site/' });
  return copy(0, size);
}

const STATES: readonly Attack[] = [
  ...[true, false].map((areRanges) =>
    attack(
      `a state of 600 MB in one line, ${areRanges ? 'in ranges' : 'always as a whole'}`,
      { inputs: sync, files: 1 },
      {
        attacking: to(isState, (answer, request) => {
          answerLine(answer, request, areRanges);
        }),
      },
      succeeds,
    ),
  ),
  attack(
    'a lease of 600 MB in one line',
    { inputs: sync, files: 1 },
    {
      attacking: to(isLease, (answer, request) => {
        answerLine(answer, request, true);
      }),
      others: [
        to(isState, (answer) => {
          const state = lockedState();
          answer.writeHead(200, { ...OBJECT, 'content-length': state.length }).end(state);
        }),
      ],
    },
    succeeds,
  ),
];

const IS_FIRST_FILE = /\/site\/0\.txt(\?|$)/;
const isFirstFile = ({ method, url = '' }: IncomingMessage) =>
  method === 'HEAD' && IS_FIRST_FILE.test(url);
/** The MD5 of the first file. */
const ETAG = '"cfcd208495d565ef66e7dff9f98764da"';

/** A listing of the first file as it is. */
const listed: Hostility = to(isList, (answer) => {
  answer
    .writeHead(200, ID)
    .end(
      `${XML}<ListBucketResult><Name>${BUCKET}</Name><Prefix>site/</Prefix><KeyCount>1</KeyCount>` +
        '<EncodingType>url</EncodingType><IsTruncated>false</IsTruncated><Contents>' +
        '<Key>site/0.txt</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified>' +
        `<ETag>${ETAG}</ETag><Size>1</Size></Contents></ListBucketResult>`,
    );
});

const asked: Hostility = to(isFirstFile, (answer) => {
  const facts = { etag: ETAG, 'content-length': 1, 'content-type': 'text/plain; charset=utf-8' };
  answer.writeHead(200, { ...ID, ...facts, 'last-modified': DATE }).end();
});

/** A question about an object whose answer has no end: it counts as one that the store can't answer. */
function endlessQuestion(parameter: string, header: string): readonly Attack[] {
  const isQuestion = ({ method, url = '' }: IncomingMessage) =>
    method === 'GET' && IS_FIRST_FILE.test(url) && url.includes(`?${parameter}`);
  return FLOODS.map(([how, flood]) =>
    attack(
      `an answer without end ${how} to ?${parameter}`,
      { inputs: { ...sync, headers: `**\n  ${header}` }, files: 1 },
      { attacking: endless(isQuestion, flood), others: [listed, asked] },
      succeeds,
    ),
  );
}

function endless(
  isMeant: (request: IncomingMessage) => boolean,
  flood: (answer: ServerResponse) => void,
): Hostility {
  return to(isMeant, (answer) => {
    answer.writeHead(200, ID);
    flood(answer);
  });
}

const UPLOAD_LIST =
  `${XML}<ListMultipartUploadsResult><Bucket>${BUCKET}</Bucket><Prefix>old/</Prefix><KeyMarker/>` +
  '<UploadIdMarker/><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated><Upload>' +
  '<Key>old/a</Key><UploadId>u</UploadId><Initiated>2026-01-02T03:04:05.000Z</Initiated></Upload>' +
  '</ListMultipartUploadsResult>';

const listedUploads: Hostility = to(
  ({ url = '' }) => /[?&]uploads/.test(url),
  (answer) => answer.writeHead(200, ID).end(UPLOAD_LIST),
);

const RARE: readonly Attack[] = [
  attack(
    'bytes without end after the head to HEAD of a bucket',
    { inputs: { ...upload, region: '' }, files: 1 },
    { attacking: endless(({ method }) => method === 'HEAD', drip) },
    succeeds,
  ),
  ...FLOODS.map(([how, flood]) =>
    attack(
      `an answer without end ${how} to the abort of an upload`,
      { inputs: { mode: 'abort-uploads', prefix: 'old', 'older-than': '7d' } },
      {
        attacking: endless(({ method }) => method === 'DELETE', flood),
        others: [listedUploads],
      },
      fails(/UnprovenAnswer/),
    ),
  ),
  ...endlessQuestion('acl', 'x-amz-acl: public-read'),
  ...endlessQuestion('tagging', 'x-amz-tagging: a=b'),
];

export const ATTACKS: readonly Attack[] = [...CREDENTIALS, ...STATES, ...RARE];
