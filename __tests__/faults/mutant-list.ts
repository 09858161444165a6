import type { Mutant } from './mutant.ts';
import { TESTED } from './tested-mutants.ts';

/** What the laboratory finds. */
const FOUND: readonly Mutant[] = [
  {
    guard: 'proof by ETag',
    file: 'src/s3/operations/object/put-object.ts',
    from: "return etag ? undefined : 'an ETag';",
    to: 'return etag === "never" ? "" : undefined;',
    run: ['sweep', 'upload of files: a fault once'],
  },
  {
    guard: 'every key is accounted for',
    file: 'src/s3/objects/delete.ts',
    from: 'answers.get(nameOf(object)) ?? { error: unaccounted() }',
    to: 'answers.get(nameOf(object)) ?? {}',
    run: ['sweep', 'deletion of a prefix: a fault once'],
  },
  {
    guard: 'the byte count of a download',
    file: 'src/operations/download.ts',
    from: 'if (received === announced && received === listed) return;',
    to: 'if (received >= 0 || listed < announced) return;',
    run: ['changing-files', 'shorter than it was listed'],
  },
  {
    guard: 'the gate on deletes',
    file: 'src/object-store/wrapped-stores.ts',
    from: 'this.#deletes.abort(new StoreError',
    to: 'void (new StoreError',
    run: ['sweep', 'deletion of a prefix: a fault for ever'],
  },
  {
    guard: 'the repeated token',
    file: 'src/s3/operations/bucket/list-objects-v2.ts',
    from: 'isTruncated && nextToken === continuationToken',
    to: 'isTruncated === undefined',
    run: ['sweep', 'deletion of a prefix: a fault for ever'],
  },
  {
    guard: 'the key outside of the prefix',
    file: 'src/s3/operations/bucket/bucket.ts',
    from: 'if (foreign === undefined) return undefined;',
    to: 'if (foreign !== null) return undefined;',
    run: ['sweep', 'deletion of a prefix: a fault once'],
  },
  {
    guard: 'the same request again',
    file: 'src/s3/error-codes/error-codes.ts',
    from: "return found?.sign.retry ?? found?.row.retry ?? 'never';",
    to: "return found === undefined ? 'never' : 'never';",
    run: ['sweep', 'deletion under a cap: a fault once'],
  },
  {
    guard: 'the abort of uploads',
    file: 'src/s3/multipart/session.ts',
    from: 'if (state.open !== undefined && (await abortUpload(sender, state.open))) forget(state);',
    to: 'await Promise.resolve();',
    run: ['sweep', 'upload in parts: a fault once'],
  },
  {
    guard: 'the escape in the printer',
    file: 'src/core/text.ts',
    from: ".replaceAll('##[', '#\\\\u{23}[')",
    to: '',
    run: ['hostile-output', 'is told as text'],
    needsBundle: true,
  },
  {
    guard: 'the escape in Markdown',
    file: 'src/action/log.ts',
    from: 'return `&#${String(character.codePointAt(0))};`;',
    to: 'return character;',
    run: ['hostile-output', 'is told as text'],
    needsBundle: true,
  },
  {
    guard: 'the current version goes last',
    file: 'src/prune/current-last.ts',
    from: '(hasFailed ? state.kept : state.free).push(current);',
    to: 'state.free.push(current);',
    run: ['model', 'leaves what a model says'],
  },
  {
    guard: 'what is under an hour old stays',
    file: 'src/prune/retention.ts',
    from: 'return !(runStart.getTime() - newest >= HOUR);',
    to: 'return newest > runStart.getTime() + HOUR;',
    run: ['model', 'leaves what a model says'],
  },
  {
    guard: 'the condition on which a deploy takes the lock',
    file: 'src/sync/state/deploy.ts',
    from: 'const condition = state.etag === undefined ? ABSENT : { ifMatch: state.etag };',
    to: 'const condition: Condition = state.etag === "never" ? ABSENT : {};',
    run: ['meeting-deploys', 'end as one of them'],
    needsBundle: true,
  },
  {
    guard: 'the proof that every answer is asked for',
    file: 'src/s3/send/sender.ts',
    from: 'if (lack !== undefined) throw',
    to: "if (lack === '') throw",
    run: ['sweep', 'upload of files: a fault once'],
  },
  {
    guard: 'the status of a deletion',
    file: 'src/s3/operations/object/delete-objects.ts',
    from: 'return status === 204 ?',
    to: 'return status < 300 ?',
    run: ['sweep', 'deletion of a key that XML has not: a fault once'],
  },
];

export const MUTANTS: readonly Mutant[] = [...FOUND, ...TESTED];
