import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../../src/core/errors.ts';
import { openS3Store } from '../../src/s3/store.ts';
import { skippingTime } from '../support/injected-time.ts';
import { evidenceOf } from './evidence.ts';
import { type Hostility, type Kind, KINDS, startHostileServer } from './hostile-wire.ts';
import { BUCKET, PREFIX } from './questions.ts';
import { type HostileRequest, type ValidAnswer, validAnswer } from './store-answers.ts';
import { must, type Topic } from './topic.ts';

const KEYS = { accessKeyId: 'KEYOFTHEROLE', secret: 'secret-of-role', token: 'token+/=' };
const OTHER = { accessKeyId: 'KEYOFANOTHER', secret: 'other-secret', token: 'other' };
const EXPIRATION = '2036-01-01T00:00:00Z';

/** The kinds that leave a complete answer in what is sent. */
const INTACT: readonly Kind[] = ['nothing', 'framing', 'splice', 'informational'];

/** Time for hostile answers only: the SDK sleeps seconds before it asks an agent again. */
const FACTOR = 200;

/** STS, the agent of a container and the service of a machine: no request is signed with other keys. */
export const credentials: Topic = {
  name: 'credentials',
  turns: 1,
  async open() {
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-credentials-'));
    const token = join(folder, 'token');
    writeFileSync(token, 'a.b.c');
    const source = await startHostileServer(answerOfSource);
    const store = await startHostileServer((request, { chance }) =>
      validAnswer(request, {
        isAborted: false,
        requestId: String(chance.next()),
        naming: undefined,
      }),
    );
    const settings = settingsOf(source.endpoint, token);
    const { setTimeout: inRealTime } = globalThis;
    // The SDK warns of an agent that is slow, as all are while time passes faster.
    console.warn = () => undefined;
    return {
      async tryCase(chance, isShown) {
        const kind = chance.of(KINDS);
        const faster = (callback: () => void, ms = 0, ...rest: []) =>
          inRealTime(callback, ms / FACTOR, ...rest);
        if (kind !== 'nothing') globalThis.setTimeout = Object.assign(faster, inRealTime);
        const asked: Hostility = { kind, chance, isSilent: false, sent: [] };
        const stored: Hostility = { kind: 'nothing', chance, isSilent: false, sent: [] };
        source.begin(asked);
        store.begin(stored);
        Object.assign(process.env, EMPTY, chance.of(settings), {
          S3_BATCH_CLIENT: chance.of(['wire', 'sdk']),
        });
        try {
          await tryHead(store.endpoint, { asked, stored, isShown });
        } finally {
          globalThis.setTimeout = inRealTime;
          source.endCase();
          store.endCase();
        }
      },
      close: async () => {
        rmSync(folder, { recursive: true });
        await Promise.all([source.close(), store.close()]);
      },
    };
  },
};

/** None of a case before. */
const EMPTY = Object.fromEntries(
  [
    ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
    ...['AWS_ROLE_ARN', 'AWS_ENDPOINT_URL_STS', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
  ].map((name) => [name, '']),
);

function settingsOf(url: string, token: string): readonly Readonly<Record<string, string>>[] {
  const nowhere = join(token, 'nowhere');
  const files = { AWS_SHARED_CREDENTIALS_FILE: nowhere, AWS_CONFIG_FILE: nowhere };
  const disabled = { ...files, AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'us-east-1' };
  return [
    {
      ...disabled,
      AWS_ENDPOINT_URL_STS: url,
      AWS_WEB_IDENTITY_TOKEN_FILE: token,
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/deploy',
    },
    { ...disabled, AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/credentials` },
  ];
}

function answerOfSource({ method }: HostileRequest, { chance, kind }: Hostility): ValidAnswer {
  const { accessKeyId, secret, token } = kind === 'early' || kind === 'late' ? OTHER : KEYS;
  const given = chance.is(0.1) && kind === 'document' ? `${token}\\r\\nx-injected: 1` : token;
  const [type, text] =
    method === 'POST'
      ? [
          'text/xml',
          `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${accessKeyId}</AccessKeyId>
          <SecretAccessKey>${secret}</SecretAccessKey>
          <SessionToken>${given.replace('\\r\\n', '&#13;&#10;')}</SessionToken>
          <Expiration>${EXPIRATION}</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
          </AssumeRoleWithWebIdentityResponse>`,
        ]
      : [
          'application/json',
          `{"Code":"Success","AccessKeyId":"${accessKeyId}","SecretAccessKey":"${secret}",` +
            `"Token":"${given}","Expiration":"${EXPIRATION}"}`,
        ];
  return { status: 200, headers: [['Content-Type', type]], body: Buffer.from(text) };
}

interface Trying {
  readonly asked: Hostility;
  readonly stored: Hostility;
  readonly isShown: boolean;
}

async function tryHead(endpoint: string, { asked, stored, isShown }: Trying): Promise<void> {
  const { kind, sent } = asked;
  const about = () =>
    `${kind}: ${sent.map(({ bytes }) => JSON.stringify(bytes.toString('latin1'))).join('\n')}`;
  const store = await openS3Store(
    { endpoint, region: 'us-east-1', forcePathStyle: true, allowHttp: false, limits: LIMITS },
    BUCKET,
    { time: skippingTime() },
  );
  let thrown: unknown;
  try {
    await store.head({ bucket: BUCKET, key: `${PREFIX}a` });
  } catch (error) {
    thrown = error;
  } finally {
    store.close();
  }
  if (isShown) console.log(about(), thrown ?? 'signed');
  must(
    thrown === undefined || thrown instanceof StoreError,
    () => `rejects with ${String(thrown)}: ${about()}`,
  );
  must(kind !== 'nothing' || thrown === undefined, () => `refused: ${String(thrown)}: ${about()}`);
  const evidence = evidenceOf(sent);
  const isCut = kind === 'cut';
  for (const { request } of stored.sent) {
    must(!isCut, () => `credentials of a cut answer are used: ${about()}`);
    proveSigned(request, { kind, says: evidence.says, about });
  }
}

const LIMITS = { connect: 20_000, stall: 20_000, request: 0, firstAnswer: 0, noSuccess: 0 };

/** Headers that a signed HEAD has, by names that the two clients send. */
const HEADERS =
  /^(?:host|authorization|x-amz-[a-z\d-]+|user-agent|amz-sdk-[a-z-]+|accept[a-z-]*|connection|content-[a-z\d]+)$/;

function proveSigned(
  { headers }: HostileRequest,
  told: { kind: Kind; says: (text: string) => boolean; about: () => string },
): void {
  const { kind, says, about } = told;
  const [, accessKeyId = ''] =
    /Credential=([^/]*)\//.exec(headers.get('authorization') ?? '') ?? [];
  const token = headers.get('x-amz-security-token') ?? '';
  const odd = [...headers.keys()].filter((name) => !HEADERS.test(name));
  must(odd.length === 0, () => `the request has ${JSON.stringify(odd)}: ${about()}`);
  must(
    accessKeyId !== '' && says(accessKeyId) && says(token),
    () => `signed as ${accessKeyId} with ${token}, which nothing said: ${about()}`,
  );
  const isIntact = accessKeyId === KEYS.accessKeyId && token === KEYS.token;
  must(!INTACT.includes(kind) || isIntact, () => `signed as ${accessKeyId}: ${about()}`);
}
