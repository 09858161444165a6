import { isDeepStrictEqual } from 'node:util';
import { StoreError } from '../../src/core/errors.ts';
import { openS3Store } from '../../src/s3/store.ts';
import { skippingTime } from '../support/injected-time.ts';
import { evidenceOf } from './evidence.ts';
import { type Hostility, type Kind, KINDS, startHostileServer } from './hostile-wire.ts';
import { ENCODINGS, ODD_QUESTIONS, proveTargets } from './odd-keys.ts';
import { ABSENT, BUCKET, IN_PARTS, QUESTIONS, type Question } from './questions.ts';
import { type HostileRequest, validAnswer } from './store-answers.ts';
import { must, type Topic } from './topic.ts';

/** Milliseconds without progress after which the client gives a silent connection up. */
const STALL = 40;
/** The same where the server ends each connection: never reached. */
const LONG = 20_000;

/** A part of the connections stays open and silent, which takes real time. */
const SILENT = 0.004;

/** The kinds that change no document and no value of a head: the result is that of a valid answer. */
const INTACT: readonly Kind[] = ['nothing', 'framing', 'splice', 'informational'];

/** The kinds with an answer more than questions, which nothing tells from an own one for some. */
const CROSSED: readonly Kind[] = ['early', 'late'];

/** Answers to every operation, over TCP to the store: changed heads, framings and documents. */
export const answers = answersBy('wire', { name: 'answers', turns: 6 });

/** The same by the AWS SDK's middleware. */
export const sdkAnswers = answersBy('sdk', { name: 'sdk-answers', turns: 2 });

function answersBy(client: 'wire' | 'sdk', { name, turns }: Pick<Topic, 'name' | 'turns'>): Topic {
  return {
    name,
    turns,
    async open() {
      const server = await startHostileServer(answerOfStore);
      // lib-storage sends no parts as small as these.
      const usual = QUESTIONS.filter(({ name: asked }) => client === 'wire' || asked !== IN_PARTS);
      process.env['AWS_ACCESS_KEY_ID'] = 'AKIAFUZZ';
      process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
      process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
      process.env['S3_BATCH_CLIENT'] = client;
      return {
        async tryCase(chance, isShown) {
          const kind = chance.of(KINDS);
          const isSilent = chance.is(SILENT) && kind !== 'nothing';
          const hostility: Hostility = { kind, chance, isSilent, sent: [] };
          const encoding = chance.of(ENCODINGS);
          server.begin(hostility);
          const store = await openStore(server.endpoint, isSilent ? STALL : LONG);
          try {
            for (let left = 1 + chance.below(3); left > 0; left -= 1) {
              const question = chance.of(chance.is(0.7) ? usual : ODD_QUESTIONS);
              hostility.naming = question.naming?.(chance, encoding);
              await ask(question, { hostility, store, isShown });
            }
          } finally {
            store.close();
            server.endCase();
          }
        },
        close: () => server.close(),
      };
    },
  };
}

function answerOfStore(request: HostileRequest, { chance, sent, naming }: Hostility) {
  const isAborted = sent.some(
    (one) => one.request.method === 'DELETE' && one.request.query.has('uploadId'),
  );
  // As from a store, no two answers have the same id.
  const requestId = String(chance.next()).padEnd(20, '0');
  return validAnswer(request, { isAborted, requestId, naming });
}

function openStore(endpoint: string, stall: number) {
  return openS3Store(
    {
      endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      allowHttp: false,
      maxSockets: 4,
      // Nothing is sent again: a case is one answer to each request.
      limits: { connect: LONG, stall, request: 0, firstAnswer: 0, noSuccess: 0, cleanUp: stall },
    },
    BUCKET,
    { time: skippingTime() },
  );
}

interface Asking {
  readonly hostility: Hostility;
  readonly store: Awaited<ReturnType<typeof openStore>>;
  readonly isShown: boolean;
}

async function ask(question: Question, { hostility, store, isShown }: Asking): Promise<void> {
  const { kind, chance, sent } = hostility;
  sent.length = 0;
  const about = () =>
    `${question.name} with hostile ${kind}: ` +
    sent
      .map(({ request, bytes }) => `\n${request.method} ${request.target}\n${shown(bytes)}`)
      .join('');
  let result;
  try {
    result = await question.ask(store, chance);
  } catch (thrown) {
    if (isShown) console.log(about(), thrown);
    proveTargets(sent, about);
    must(thrown instanceof StoreError, () => `rejects with ${String(thrown)}: ${about()}`);
    const isRefusable = kind !== 'nothing' || question.isRefusable === true;
    must(isRefusable, () => `a valid answer is refused: ${String(thrown)}: ${about()}`);
    return;
  }
  if (isShown) console.log(about(), result);
  proveTargets(sent, about);
  proveResult(question, result, { hostility, about });
}

function proveResult(
  question: Question,
  result: unknown,
  { hostility, about }: { readonly hostility: Hostility; readonly about: () => string },
): void {
  const { kind, sent } = hostility;
  must(kind !== 'cut' || sent.length === 0, () => `a cut answer is taken: ${about()}`);
  const isCrossed = CROSSED.includes(kind);
  if (isCrossed && question.isItsOwn !== true) return;
  const evidence = evidenceOf(sent);
  const isTold = result === ABSENT || evidence.hasStatus('2\\d\\d') || sent.length === 0;
  must(isTold, () => `success without a status of success: ${about()}`);
  question.prove(result, evidence, { kind, about });
  const isIntact = isCrossed || INTACT.includes(kind);
  if (!isIntact || question.expected === undefined) return;
  const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(result)), question.expected);
  must(isSame, () => `another result ${JSON.stringify(result)}: ${about()}`);
}

/** Bytes of an answer that a finding shows. */
const SHOWN = 3_000;

function shown(bytes: Buffer): string {
  return JSON.stringify(bytes.toString('latin1', 0, SHOWN)).replaceAll('\\r\\n', '\\r\\n\n');
}
