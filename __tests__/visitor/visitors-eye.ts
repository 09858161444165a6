import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readCommand, type Program } from '../../scripts/command-line.ts';
import { startS3Server } from 's3-test-server';
import { startCachingProxy } from './caching-proxy.ts';
import { createDeploys, deploy, SITE } from './deploys.ts';
import { writeVersion } from './site-version.ts';
import { openBrowser, visit, type Miss } from './visits.ts';

/** Every load must be whole. */
const WATCHED = { loads: 200, misses: Infinity };
/** A few that are not are enough. */
const CONTROLLED = { loads: 200, misses: 3 };

/** Pages first, what they are made of last, and nothing kept for those who have them open. */
const CONTROL = { 'upload-order': 'html, rest, assets', 'keep-deleted-for': '0' };

async function watch(
  browser: Browser,
  most: Parameters<typeof visit>[2],
  changes: Readonly<Record<string, string>>,
): Promise<readonly Miss[]> {
  const workspace = await mkdtemp(join(tmpdir(), 'visitor-'));
  const server = await startS3Server({ keepLog: false });
  server.createBucket(SITE, { website: { indexDocument: 'index.html' } });
  const proxy = await startCachingProxy(server.port, SITE);
  try {
    await writeVersion(join(workspace, 'public'), 0);
    const first = await deploy(server, workspace, changes, 0);
    if (first.exitCode !== 0) throw new Error(first.stdout);
    const deploys = createDeploys(server, workspace, changes);
    const deploying = deploys.run();
    const visiting = visit(browser, proxy.url, most);
    const { loads, misses } = await Promise.race([visiting, failureOf(deploying)]);
    deploys.stop();
    await deploying;
    const { complete, killed, failed } = deploys.ended;
    console.log(
      `${loads} loads during ${complete} complete, ${killed} killed and ${failed} failed deploys: ` +
        `${misses.length} misses`,
    );
    const isEachThere = complete > 0 && killed > 0 && failed > 0;
    if (misses.length === 0 && !isEachThere) throw new Error('no deploy ended so');
    return misses;
  } finally {
    await proxy.close();
    await server.close();
    await rm(workspace, { recursive: true, force: true });
  }
}

/** Rejects when the deploys break off; else it never settles. */
function failureOf(deploying: Promise<void>): Promise<never> {
  return new Promise((_, reject) => {
    deploying.catch(reject);
  });
}

const PROGRAM = {
  command: 'npx node __tests__/visitor/visitors-eye.ts',
  about:
    'Loads a site 200 times in a real browser, through a cache, while it is deployed over and over by ' +
    "the README's recipe: no visitor may miss anything. Then the same with the order and the grace " +
    'switched off, which must show visitors who do. Exit code 1 otherwise. It needs Chromium, at ' +
    '/usr/bin/chromium or where the variable CHROMIUM says.',
  options: {},
  examples: ['npx node __tests__/visitor/visitors-eye.ts'],
} as const satisfies Program;

readCommand(PROGRAM);
const browser = await openBrowser();
try {
  const misses = await watch(browser, WATCHED, {});
  for (const miss of misses.slice(0, 20)) console.error(JSON.stringify(miss));
  if (misses.length > 0) throw new Error('visitors missed something');
  const control = await watch(browser, CONTROLLED, CONTROL);
  if (control.length === 0) throw new Error('the control shows nothing: it must');
} finally {
  await browser.close();
}
