import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { messageOf } from '../../src/core/errors.ts';
import { workspaceOf } from '../support/run-action.ts';
import { type S3Server, startS3Server } from 's3-test-server';
import { pick } from './model/history.ts';
import { PATIENT, runMode, withinDeadline } from './one-run.ts';
import { randomFrom, sampled, seed } from './seed.ts';
import { inSlots } from './slots.ts';

process.env['AWS_ACCESS_KEY_ID'] = 'test-access-key';
process.env['AWS_SECRET_ACCESS_KEY'] = 'test-secret-key';

const SITES = sampled(60);
const DEPLOYS = 8;
const BUCKET = 'site';
const NAMES = ['a.css', 'b.js', 'c.png', 'd.txt', 'index.html', 'news.html', 'e.xml', 'f.css'];
const CACHES = ['no-cache', 'max-age=60'];
/** What the rules on hidden files leave alone, and what lies beside the prefix. */
const NOT_OURS = ['site/.well-known/theirs', 'site-old/a.css'];

interface Site {
  readonly server: S3Server;
  readonly workspace: string;
  readonly random: () => number;
  readonly clock: { now: number };
  readonly files: Map<string, string>;
  cache: string;
}

/** Two seconds later, as S3 counts whole ones. */
function tick({ clock }: Site): void {
  clock.now += 2_000;
}

/** A change in the directory, in its rules, or by somebody else in the bucket. */
async function change(site: Site): Promise<void> {
  const { server, random, files, workspace } = site;
  const name = pick(random, NAMES);
  const path = join(workspace, 'public', name);
  const bucket = server.bucket(BUCKET);
  const lastModified = new Date(site.clock.now);
  switch (pick(random, ['edit', 'edit', 'edit', 'remove', 'rule', 'foreign', 'headers', 'extra'])) {
    case 'edit':
      files.set(name, pick(random, ['one', 'two', 'three']));
      await writeFile(path, files.get(name) ?? '');
      break;
    case 'remove':
      if (files.size === 1) break;
      files.delete(name);
      await rm(path, { force: true });
      break;
    case 'rule':
      site.cache = pick(random, CACHES);
      break;
    case 'foreign':
      bucket.seed(`site/${name}`, pick(random, ['one', 'two', 'other']), { lastModified });
      break;
    case 'headers': {
      const object = bucket.object(`site/${name}`);
      const headers = { ...object?.headers, 'cache-control': 'private' };
      if (object) bucket.seed(`site/${name}`, object.body, { headers, lastModified });
      break;
    }
    default:
      bucket.seed(`site/extra/${name}`, 'extra', { lastModified });
  }
}

/** Deploys, now and then while from some request on all are refused; resolves to what it threw. */
async function deploy(site: Site, attempt: number, deletes: boolean): Promise<unknown> {
  const { server, random, workspace } = site;
  const given = {
    mode: 'sync-dir',
    bucket: BUCKET,
    prefix: 'site',
    source: 'public',
    headers: `**\n  Cache-Control: no-store\n*.css\n  Cache-Control: ${site.cache}`,
    endpoint: server.endpoint,
    region: server.region,
    ...(deletes && { delete: 'true', 'max-deletes': '100%' }),
  };
  const variables = Object.entries(given).map(([name, value]): [string, string] => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const inputs = parseInputs({ GITHUB_WORKSPACE: workspace, ...Object.fromEntries(variables) });
  let left = random() < 0.4 ? Math.floor(random() * 14) : Infinity;
  server.onRequest = () => {
    left -= 1;
    return left >= 0 ? undefined : { kind: 'status', status: 403, code: 'AccessDenied' };
  };
  const outcomes: { readonly status: string }[] = [];
  const thrown = await withinDeadline(
    runMode(inputs, { pageSize: 3 }, PATIENT, outcomes as never, attempt),
  );
  server.onRequest = undefined;
  return thrown ?? (outcomes.some(({ status }) => status === 'failed') ? 'failures' : undefined);
}

function wrongAfterSuccess(site: Site, deletes: boolean): string[] {
  const bucket = site.server.bucket(BUCKET);
  const wrong = [...site.files].flatMap(([name, body]) => {
    const object = bucket.object(`site/${name}`);
    const cache = name.endsWith('.css') ? site.cache : 'no-store';
    const isRight = object?.body.toString() === body && object.headers['cache-control'] === cache;
    return isRight ? [] : [`${name} is not what it should be`];
  });
  const keys = bucket.keys('site/').filter((key) => !key.includes('/.'));
  const extra = keys.filter((key) => !site.files.has(key.slice('site/'.length)));
  return deletes ? [...wrong, ...extra.map((key) => `${key} is left`)] : wrong;
}

async function deploySite(number: number): Promise<readonly string[]> {
  const random = randomFrom(number);
  const clock = { now: Date.now() - DEPLOYS * 10_000 };
  const server = await startS3Server({ now: () => new Date(clock.now) });
  server.createBucket(BUCKET);
  const files = new Map([['index.html', 'one']]);
  const workspace = await workspaceOf({ 'public/index.html': 'one' });
  const site: Site = { server, workspace, random, clock, files, cache: 'no-cache' };
  for (const key of NOT_OURS) server.bucket(BUCKET).seed(key, 'theirs');
  const problems: string[] = [];
  for (let attempt = 1; attempt <= DEPLOYS; attempt += 1) {
    for (let changes = Math.floor(random() * 4); changes > 0; changes -= 1) await change(site);
    tick(site);
    const before = server.bucket(BUCKET).keys('site/');
    const deletes = random() < 0.7;
    const thrown = await deploy(site, attempt, deletes);
    const lost = before.filter((key) => files.has(key.slice('site/'.length)));
    const missing = [...NOT_OURS, ...lost].filter((key) => !server.bucket(BUCKET).object(key));
    const wrong = thrown === undefined ? wrongAfterSuccess(site, deletes) : [];
    const how = thrown === undefined ? 'well' : messageOf(thrown);
    for (const problem of [...wrong, ...missing.map((key) => `${key} is gone`)]) {
      problems.push(`${number}: ${problem} after deploy ${attempt}, which ended ${how}`);
    }
    tick(site);
  }
  await server.close();
  return problems;
}

describe(`a directory that is synchronised again and again, seed ${seed}`, () => {
  it(`leaves what it holds, ${SITES} times ${DEPLOYS}`, async () => {
    const problems: string[] = [];
    const numbers = Array.from({ length: SITES }, (_, n) => seed + n);
    await inSlots(numbers, async (number) => {
      problems.push(...(await deploySite(number)));
    });
    expect(problems).toEqual([]);
  });
});
