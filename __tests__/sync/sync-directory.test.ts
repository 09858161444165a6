import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InputError, StoreError } from '../../src/core/errors.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import type { FeatureEvent } from '../../src/operations/feature.ts';
import type { SyncPlan } from '../../src/sync/plan.ts';
import { readDeployState } from '../../src/sync/state/state-object.ts';
import { syncDirectory, type SyncOptions } from '../../src/sync/sync-directory.ts';
import { SiteStore } from './site-store.ts';

const STATE = 'site/.s3-batch-action';
const PLACE = { bucket: 'b', prefix: 'site/' };
const SITE = { 'a.css': 'a', 'data.json': '{}', 'index.html': '<p>' };

async function directoryOf(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'sync-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

interface Ended {
  /** `status key`, with the reason or the code. */
  readonly outcomes: readonly string[];
  readonly messages: readonly string[];
  readonly events: readonly FeatureEvent<SyncPlan>[];
  /** What the store was asked to write, without the state. */
  readonly writes: readonly string[];
  readonly thrown: unknown;
}

/** One sync of a directory, as a user of the library starts it. */
async function sync(
  store: SiteStore,
  source: string,
  options: Partial<SyncOptions> = {},
): Promise<Ended> {
  const events: FeatureEvent<SyncPlan>[] = [];
  const outcomes: Outcome[] = [];
  const before = store.writes.length;
  const onEvent = (event: FeatureEvent<SyncPlan>) => void events.push(event);
  let thrown: unknown;
  try {
    const ending = syncDirectory({ ...PLACE, source, store, onEvent, ...options });
    for await (const outcome of ending) outcomes.push(outcome);
  } catch (error) {
    thrown = error;
  }
  const failures = outcomes.filter((one) => one.status === 'failed');
  return {
    outcomes: outcomes.map(textOf),
    messages: failures.map(({ error }) => error.message),
    events,
    writes: store.writes.slice(before).filter((write) => !write.endsWith(STATE)),
    thrown,
  };
}

function textOf(outcome: Outcome): string {
  const detail = outcome.status === 'failed' ? outcome.error.code : outcome.reason;
  return [outcome.status, outcome.op, outcome.key, ...(detail ? [detail] : [])].join(' ');
}

/** A store to which the site was synced. */
async function deployed(files: Readonly<Record<string, string>> = SITE) {
  const store = new SiteStore();
  const source = await directoryOf(files);
  await sync(store, source);
  return { store, source };
}

const warningsOf = ({ events }: Ended) =>
  events.flatMap((event) => (event.kind === 'warning' ? event.messages : []));

describe('syncDirectory', () => {
  it('uploads everything to an empty prefix, pages last', async () => {
    const store = new SiteStore();
    const ended = await sync(store, await directoryOf(SITE));
    expect(ended.thrown).toBeUndefined();
    expect(ended.outcomes).toEqual([
      'done upload site/a.css new',
      'done upload site/data.json new',
      'done upload site/index.html new',
    ]);
    expect(store.headers.get('b/site/a.css')).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
    });
  });

  it('reports in order: files, plan, number of objects', async () => {
    const ended = await sync(new SiteStore(), await directoryOf(SITE), { sourceGiven: 'public' });
    expect(ended.events).toMatchObject([
      { kind: 'info', message: '3 files in "public"' },
      { kind: 'plan', plan: { counts: { copies: 0, unchanged: 0, deletes: 0 } } },
      { kind: 'expected', objects: 3 },
    ]);
    const plans = ended.events.flatMap((event) => (event.kind === 'plan' ? [event.plan] : []));
    expect([...(plans[0]?.changes() ?? [])].map(({ key }) => key).sort()).toEqual(
      Object.keys(SITE).map((name) => `site/${name}`),
    );
  });

  it.each<readonly [unknown, string]>([
    ['site', '"site"'],
    [undefined, 'undefined'],
  ])('refuses the prefix %j before it opens the store', async (prefix, shown) => {
    let isOpened = false;
    const store = () => {
      isOpened = true;
      return Promise.resolve(new SiteStore());
    };
    const options = { ...PLACE, prefix: prefix as string, source: 'nowhere', store };
    await expect(syncDirectory(options).next()).rejects.toThrow(
      new InputError([`prefix is ${shown}: end it with a slash, or give '' for the whole bucket`]),
    );
    expect(isOpened).toBe(false);
  });

  it('writes nothing when nothing has changed, and asks nothing', async () => {
    const { store, source } = await deployed();
    store.writes.length = 0;
    store.head = () => Promise.reject(new Error('an object was asked'));
    const again = await sync(store, source);
    expect(again.outcomes).toEqual([
      'skipped upload site/a.css unchanged',
      'skipped upload site/data.json unchanged',
      'skipped upload site/index.html unchanged',
    ]);
    expect(store.writes).toEqual([]);
  });

  it('uploads only the file that changed', async () => {
    const { store, source } = await deployed();
    await writeFile(join(source, 'a.css'), 'b');
    const again = await sync(store, source);
    expect(again.outcomes).toContain('done upload site/a.css content');
    expect(again.writes).toEqual(['PUT site/a.css']);
  });

  it('copies an object onto itself when only its headers change', async () => {
    const { store, source } = await deployed();
    const headers = [{ glob: '*.html', headers: { 'cache-control': 'no-cache' } }];
    const again = await sync(store, source, { headers });
    expect(again.writes).toEqual(['COPY site/index.html']);
    expect(again.outcomes).toContain('done copy site/index.html headers');
    expect(store.headers.get('b/site/index.html')).toMatchObject({ 'cache-control': 'no-cache' });
    expect((await sync(store, source, { headers })).writes).toEqual([]);
  });

  it('deletes objects without a file when it is told to', async () => {
    const { store, source } = await deployed();
    await rm(join(source, 'data.json'));
    expect((await sync(store, source)).writes).toEqual([]);
    const again = await sync(store, source, { deletes: true });
    expect(again.writes).toEqual(['DELETE site/data.json']);
    expect(again.outcomes).toContain('skipped delete site/.s3-batch-action state');
    expect([...store.objects.keys()]).toEqual([
      'b/site/.s3-batch-action',
      'b/site/a.css',
      'b/site/index.html',
    ]);
  });

  it('keeps objects for a while after their files were removed', async () => {
    const { store, source } = await deployed();
    await rm(join(source, 'data.json'));
    const keeping = { deletes: true, keepDeletedFor: 1000 };
    const again = await sync(store, source, keeping);
    expect(again.outcomes).toContain('skipped delete site/data.json kept');
    const state = await readDeployState({ store, ...PLACE, key: STATE });
    expect(state.removedAtOf('site/data.json')).toBe(0);
  });

  it('hazard 65: refuses a plan that deletes the start page, and writes nothing', async () => {
    const { store } = await deployed();
    const before = store.writes.length;
    const wrong = await directoryOf({ 'other.css': 'x' });
    const ended = await sync(store, wrong, { deletes: true, sourceGiven: 'wrong' });
    expect(ended.thrown).toBeInstanceOf(InputError);
    expect(String(ended.thrown)).toContain('the plan deletes the start page "site/index.html"');
    expect(String(ended.thrown)).toContain('check that source "wrong" belongs to prefix "site/"');
    expect(store.writes).toHaveLength(before);
    expect(ended.events.map(({ kind }) => kind)).toEqual(['info', 'plan']);
  });

  it('plans and reports everything in a dry run, and writes nothing', async () => {
    const store = new SiteStore();
    const ended = await sync(store, await directoryOf(SITE), { dryRun: true });
    expect(ended.outcomes).toHaveLength(3);
    expect(ended.events.map(({ kind }) => kind)).toEqual(['info', 'plan', 'expected']);
    expect([store.writes, store.objects.size]).toEqual([[], 0]);
  });

  it('takes no lock in a dry run, so that it never waits for another sync', async () => {
    const { store, source } = await deployed();
    await writeFile(join(source, 'a.css'), 'b');
    const other = syncDirectory({ ...PLACE, source, store });
    await other.next();
    const ended = await sync(store, source, { dryRun: true });
    expect(ended.thrown).toBeUndefined();
    expect(ended.outcomes).toContain('done upload site/a.css content');
    await other.return();
  });

  it('hazard 48: attempts neither pages nor deletes after an upload that failed', async () => {
    const { store, source } = await deployed();
    await writeFile(join(source, 'a.css'), 'b');
    await writeFile(join(source, 'index.html'), '<b>');
    await rm(join(source, 'data.json'));
    store.onObject = ({ key }) => {
      if (key === 'site/a.css') throw new StoreError('AccessDenied', 'no', { status: 403 });
    };
    const ended = await sync(store, source, { deletes: true });
    expect(ended.outcomes.filter((text) => text.startsWith('failed'))).toEqual([
      'failed upload site/a.css AccessDenied',
      'failed upload site/index.html NotAttempted',
      'failed delete site/data.json DeletesStopped',
    ]);
    expect(ended.messages[1]).toMatch(
      /: not attempted: an earlier upload failed \(AccessDenied\)$/,
    );
    expect(ended.writes).toEqual([]);
  });

  it('throws the reason of an abort, and releases the lock for the next sync', async () => {
    const { store, source } = await deployed();
    await writeFile(join(source, 'a.css'), 'b');
    const controller = new AbortController();
    store.onObject = ({ key }) => {
      if (key === 'site/a.css') controller.abort(new Error('stopped'));
    };
    const ended = await sync(store, source, { signal: controller.signal });
    expect(ended.thrown).toEqual(new Error('stopped'));
    const state = await readDeployState({ store, ...PLACE, key: STATE });
    expect([state.condition, state.isPending('site/a.css')]).toEqual(['in-progress', true]);
    store.onObject = () => undefined;
    const again = await sync(store, source);
    expect(again.thrown).toBeUndefined();
    expect((await readDeployState({ store, ...PLACE, key: STATE })).condition).toBe('clean');
  });

  it('reports what an unfinished sync has changed', async () => {
    const { store, source } = await deployed();
    await writeFile(join(source, 'a.css'), 'b');
    for await (const outcome of syncDirectory({ ...PLACE, source, store })) {
      if (outcome.key === 'site/a.css') break;
    }
    const again = await sync(store, source);
    expect(again.writes).toEqual([`PUT ${STATE}.lease`]);
    expect(again.events).toContainEqual({ kind: 'changed', key: 'site/a.css' });
  });

  it('waits for each event to be handled', async () => {
    const { source, store } = await deployed();
    const steps: string[] = [];
    const onEvent = async ({ kind }: FeatureEvent<SyncPlan>) => {
      steps.push(`${kind} begins`);
      await setImmediate();
      steps.push(`${kind} ends`);
    };
    await sync(store, source, { onEvent });
    const kinds = ['info', 'plan', 'expected'];
    expect(steps).toEqual(kinds.flatMap((kind) => [`${kind} begins`, `${kind} ends`]));
  });

  it('warns of a line that matches nothing', async () => {
    const source = await directoryOf(SITE);
    const ended = await sync(new SiteStore(), source, { exclude: ['*.mp4'] });
    expect(warningsOf(ended)).toEqual([expect.stringContaining('exclude "*.mp4" matches no file')]);
  });
});

describe('the defaults of a sync', () => {
  it('skip hidden files and delete nothing', async () => {
    const { store } = await deployed();
    const source = await directoryOf({ '.env': 'x', 'new.txt': 'n' });
    const ended = await sync(store, source);
    expect(ended.writes).toEqual(['PUT site/new.txt']);
  });

  it('name the directory by its path, and the run by the process', async () => {
    const store = new SiteStore();
    const source = await directoryOf(SITE);
    const outcomes = syncDirectory({ ...PLACE, source, store });
    await outcomes.next();
    const other = await sync(store, source);
    expect(other.thrown).toMatchObject({ code: 'DeployInProgress' });
    expect(String(other.thrown)).toContain(`run "pid ${process.pid}" (attempt 1)`);
    expect(other.events[0]).toMatchObject({ message: `3 files in ${JSON.stringify(source)}` });
    await outcomes.return();
  });

  it('keep a state under the prefix, and none where it is turned off', async () => {
    const [kept, none] = [new SiteStore(), new SiteStore()];
    const source = await directoryOf(SITE);
    await sync(kept, source);
    const ended = await sync(none, source, { stateKey: false });
    expect([kept.objects.has(`b/${STATE}`), none.objects.size]).toEqual([true, 3]);
    expect(warningsOf(ended)).toEqual([]);
  });

  it('open a store that is given as a function', async () => {
    const store = new SiteStore();
    const source = await directoryOf(SITE);
    const opened = syncDirectory({ ...PLACE, source, store: () => Promise.resolve(store) });
    for await (const outcome of opened) expect(outcome.status).toBe('done');
    expect(store.objects.size).toBe(4);
  });
});
