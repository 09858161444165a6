import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StoreError } from '../../src/core/errors.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import type { HeaderRule } from '../../src/headers/rules.ts';
import { syncDirectory } from '../../src/sync/sync-directory.ts';
import { PathStore } from './path-store.ts';

type Files = Readonly<Record<string, string>>;

export const DENIED = new StoreError('AccessDenied', 'denied', { status: 403 });

/** A store with these objects, and a directory with these files. */
export async function given(objects: Files, files: Files) {
  const store = new PathStore();
  for (const [name, text] of Object.entries(objects)) {
    store.objects.set(`b/site/${name}`, Buffer.from(text));
    store.headers.set(`b/site/${name}`, { 'content-type': 'text/old' });
  }
  const source = await mkdtemp(join(tmpdir(), 'in-way-source-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(source, name)), { recursive: true });
    await writeFile(join(source, name), text);
  }
  return { store, source };
}

export async function sync(
  store: PathStore,
  source: string,
  signal?: AbortSignal,
  headers: readonly HeaderRule[] = [],
) {
  const options = { bucket: 'b', prefix: 'site/', source, store, deletes: true, signal, headers };
  const outcomes: Outcome[] = [];
  let thrown: unknown;
  try {
    for await (const outcome of syncDirectory(options)) outcomes.push(outcome);
  } catch (error) {
    thrown = error;
  }
  const messages = outcomes.flatMap((one) =>
    one.status === 'failed' ? [(one.error.cause as Error).message] : [],
  );
  return { ends: outcomes.map(endOf), messages, thrown };
}

function endOf(outcome: Outcome): string {
  const detail = outcome.status === 'failed' ? outcome.error.code : (outcome.reason ?? '');
  return `${outcome.status} ${outcome.op} ${outcome.key.slice('site/'.length)} ${detail}`.trim();
}

export function bodies(store: PathStore): Files {
  const entries = [...store.objects].filter(([name]) => !name.includes('.s3-batch-action'));
  return Object.fromEntries(
    entries.map(([name, bytes]) => [name.slice('b/site/'.length), Buffer.from(bytes).toString()]),
  );
}

export const PAGE = { about: 'old page' };
export const FILES = { 'about/index.html': 'new', 'about/logo.png': 'logo' };
