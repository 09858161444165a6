import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { pageProblem } from '../../scripts/demo/page.ts';
import { readSite } from '../../scripts/demo/site-copy.ts';
import { startProgram } from '../support/program.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, '.cache/demo/summary.html');

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'demo-test-'));
  mkdirSync(join(place, 'temporary'));
});

/** Starts the demo as npm does, called in `place`, with a directory of its own for what it makes. */
function start(...args: readonly string[]) {
  const { child, ended } = startProgram([join(ROOT, 'scripts/demo.ts'), ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      TMPDIR: join(place, 'temporary'),
      INIT_CWD: place,
      npm_lifecycle_event: 'demo',
    },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, ended: ended.then((end) => ({ ...end, left: leftOver() })) };
}

const leftOver = () => readdirSync(join(place, 'temporary'));

/** A file of `site` for each path, with what it says. */
function write(files: Readonly<Record<string, string>>): string {
  const site = join(place, 'site');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(site, path, '..'), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  return site;
}

/** Paths, times and contents of all that is in a directory. */
function stateOf(directory: string): readonly unknown[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) return path;
    const { mtimeMs, mode, nlink } = statSync(path);
    return [path, mtimeMs, mode, nlink, readFileSync(path, 'utf8')];
  });
}

/** Numbers of the outputs, one text for each step. */
function outputsIn(stdout: string): readonly string[] {
  return [...stdout.matchAll(/^ {3}outputs: (.*)\n {3}exit code (\d)/gm)].map(
    ([, outputs, exitCode]) => `${outputs} → ${exitCode}`,
  );
}

// The gate's stage 21-demo runs it with the site of the examples.
describe('npm run demo', () => {
  it("deploys a user's own directory, whatever is in it, and leaves it as it is", async () => {
    const site = write({
      '<b> b.txt': 'a',
      '.hidden': 'h',
      '.well-known/x': 'x',
      'news.html.d/deep/<i>.txt': 'i',
      assets: 'a file of that name',
    });
    symlinkSync('<b> b.txt', join(site, 'link'));
    symlinkSync('nowhere', join(site, 'dangling'));
    const before = stateOf(site);
    rmSync(PAGE, { force: true });
    const { stdout, stderr, exitCode, left } = await start('site').ended;
    expect({ stderr, exitCode, left }).toEqual({ stderr: '', exitCode: 0, left: [] });
    expect(outputsIn(stdout).map((line) => line.replace(/ {2}.*→/, ' →'))).toEqual([
      'uploaded=3 → 0',
      'uploaded=2 → 0',
      'copied=3 → 0',
      'skipped=5 → 1',
      'uploaded=2 → 0',
      'deleted=5 → 0',
      'deleted=5 → 0',
    ]);
    expect(stateOf(site)).toEqual(before);
    expect(stdout.endsWith(`:\n${PAGE}\n`)).toBe(true);
    const page = readFileSync(PAGE, 'utf8');
    expect([...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
      '1. Deploy a directory',
      '2. Deploy a change',
      '3. Change a header rule',
      '4. A deploy that fails',
      '5. The same deploy again',
      '6. Look before you prune',
      '7. Prune',
    ]);
    expect(page.match(/<h3>.*?(Synced|Failed to sync|Would delete|Deleted)/g)).toHaveLength(7);
    expect(page).not.toMatch(/<(script|link|img|iframe)\b|@import|url\((?!"data:)/);
    expect(page).not.toMatch(/<b> b\.txt/);
    expect(page).toContain('&#x3C;b> b.txt" is changed');
  });

  it.each([
    ['nothing', 'does not exist: give the directory that you want to deploy'],
    ['file', 'is not a directory: give the directory that the file is in'],
    ['empty', 'has no file to deploy (hidden files and links are skipped): put a file there'],
    ['hidden', 'has no file to deploy (hidden files and links are skipped): put a file there'],
    ['loop', 'is a link that leads nowhere: give the directory that you want to deploy'],
    [
      'large',
      'has more than 512.0 MiB, which is more than this demo takes: give a smaller directory',
    ],
  ])('says what is wrong with %s', (name, problem) => {
    writeFileSync(join(place, 'file'), '');
    for (const folder of ['empty', 'hidden', 'large']) mkdirSync(join(place, folder));
    writeFileSync(join(place, 'hidden/.file'), '');
    symlinkSync('loop', join(place, 'loop'));
    writeFileSync(join(place, 'large/sparse'), '');
    truncateSync(join(place, 'large/sparse'), 512 * 1024 ** 2 + 1);
    expect(readSite(join(place, name))).toBe(`"${join(place, name)}" ${problem}`);
  });

  it.each([
    ['file/demo/summary.html', 'ENOTDIR', 'remove or rename the file that is in the way'],
    ['file/summary.html', 'EEXIST', 'remove or rename the file that is in the way'],
    ['folder', 'EISDIR', 'remove or rename the directory of that name'],
  ])('says why %s can not be its page', (path, code, remedy) => {
    writeFileSync(join(place, 'file'), '');
    mkdirSync(join(place, 'folder'));
    const page = join(place, path);
    expect(pageProblem(page)).toBe(
      `"${page}", the page of the job summaries, can't be written (${code}): ${remedy}`,
    );
  });

  it('makes the directory of its page, and keeps a page that is there', () => {
    const page = join(place, 'new/deep/page.html');
    expect(pageProblem(page)).toBe(undefined);
    writeFileSync(page, 'earlier');
    expect(pageProblem(page)).toBe(undefined);
    expect(readFileSync(page, 'utf8')).toBe('earlier');
  });

  it('refuses to begin where its page can not be written', async () => {
    const clone = join(place, 'clone');
    cpSync(join(ROOT, 'scripts'), join(clone, 'scripts'), { recursive: true });
    for (const name of ['__tests__', 'examples', 'node_modules', 'package.json', 'src']) {
      symlinkSync(join(ROOT, name), join(clone, name));
    }
    writeFileSync(join(clone, '.cache'), '');
    const { stdout, stderr, exitCode } = await startProgram([join(clone, 'scripts/demo.ts')]).ended;
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatch(/^"[^"]*\/clone\/\.cache\/demo\/summary\.html", .* \(ENOTDIR\): .*\n$/);
  });

  it('refuses a directory that is not there, from where npm was called', async () => {
    expect(await start('nothing').ended).toEqual({
      stdout: '',
      stderr: expect.stringMatching(`^"${join(place, 'nothing')}" does not exist: .*\n$`) as string,
      exitCode: 2,
      left: [],
    });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('leaves nothing behind when %s ends it in a run', async (signal, code) => {
    const { child, ended } = start();
    let shown = '';
    // The step's log follows when its run has ended.
    while (!shown.includes('uses: org/')) {
      const [more] = (await once(child.stdout, 'data')) as [Buffer];
      shown += more.toString();
    }
    child.kill(signal);
    const { stderr, exitCode, left } = await ended;
    expect({ stderr, exitCode, left }).toEqual({ stderr: '', exitCode: code, left: [] });
  });

  it('leaves nothing behind when its reader has enough', async () => {
    const { child, ended } = start();
    await once(child.stdout, 'data');
    child.stdout.destroy();
    await expect(ended).rejects.toThrow();
    await once(child, 'close').catch(() => undefined);
    expect(leftOver()).toEqual([]);
  });
});
