import { lstatSync, readdirSync } from 'node:fs';
import { link, readFile, realpath, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directoryIdentity, lookInto, statsAt } from '../../src/local/held-directory.ts';
import { openRegularFile } from '../../src/local/safe-file.ts';
import { walkSource, withSourceDefaults } from '../../src/local/source.ts';
import { localFiles, type LocalFilesOptions } from '../../src/local/walk.ts';
import { workspaceOf } from '../support/run-action.ts';

/** A directory outside with secrets under the names that the source has. */
async function given() {
  const names = ['a.txt', 'dir/b.txt', 'dir/sub/c.txt', 'dir/sub/d.txt', 'z.txt'];
  const files = (text: string) => Object.fromEntries(names.map((name) => [name, text]));
  const source = await realpath(await workspaceOf(files('own')));
  const outside = await realpath(await workspaceOf(files('secret')));
  /** Puts a link in place of what is at a path. */
  const swap = async (path: string, target = join(outside, path)) => {
    await rename(join(source, path), `${join(source, path)}.before`);
    await symlink(target, join(source, path));
  };
  return { source, outside, swap };
}

/** Paths with what was found, after a swap at one of them. */
async function walked(options: LocalFilesOptions, at: string, swap: () => Promise<void>) {
  const found: string[] = [];
  for await (const entry of localFiles(options)) {
    found.push(`${entry.path}: ${entry.kind === 'problem' ? entry.error.code : entry.kind}`);
    if (entry.path === at) await swap();
  }
  return found;
}

describe('hazard 82: a walk leads nowhere else when its directories are swapped', () => {
  it('for links, before one is read', async () => {
    const { source, swap } = await given();
    expect(await walked({ root: source }, 'a.txt', () => swap('dir'))).toEqual([
      'a.txt: file',
      'dir: UnreadableDirectory',
      'z.txt: file',
    ]);
  });

  it('for other directories', async () => {
    const { source, outside } = await given();
    const exchange = async () => {
      await rename(join(source, 'dir'), join(source, 'before'));
      await rename(join(outside, 'dir'), join(source, 'dir'));
    };
    const found = await walked({ root: source }, 'a.txt', exchange);
    expect(found).toContain('dir: DirectoryReplaced');
    expect(found).toHaveLength(3);
  });

  it.each([false, true])(
    'above the one that is read; links followed: %s',
    async (followSymlinks) => {
      const { source, swap } = await given();
      const options = { root: source, followSymlinks };
      expect(await walked(options, 'dir/b.txt', () => swap('dir'))).toEqual([
        'a.txt: file',
        'dir/b.txt: file',
        'dir/sub: DirectoryReplaced',
        'z.txt: file',
      ]);
    },
  );

  it('while its names are looked at', async () => {
    const { source, outside, swap } = await given();
    for (let n = 0; n < 100; n += 1) {
      for (const root of [source, outside]) await writeFile(join(root, `dir/n${n + 100}`), '');
    }
    const found = await walked({ root: source }, 'dir/b.txt', () => swap('dir'));
    expect(found.filter((line) => /^dir\/n\d+: file$/.test(line))).toHaveLength(63);
    expect(found).toContain('dir: UnreadableDirectory');
  });

  it('at its root, which ends it', async () => {
    const { source, outside } = await given();
    for (let n = 0; n < 100; n += 1) {
      for (const root of [source, outside]) await writeFile(join(root, `n${n + 100}`), '');
    }
    const swap = async () => {
      await rename(source, `${source}.before`);
      await symlink(outside, source);
    };
    await expect(walked({ root: source }, 'dir/b.txt', swap)).rejects.toMatchObject({
      code: 'SourceUnreadable',
    });
  });

  it('at its root, between two walks', async () => {
    const { source, outside } = await given();
    const settings = withSourceDefaults({ bucket: 'b', prefix: '', source });
    const walk = async () => {
      let count = 0;
      for await (const { kind } of walkSource(settings, undefined)) if (kind === 'file') count += 1;
      return count;
    };
    expect(await walk()).toBe(5);
    await rename(source, `${source}.before`);
    await symlink(outside, source);
    await expect(walk()).rejects.toThrow(/was replaced by another directory during the run/);
  });
});

describe('hazard 82: a followed link', () => {
  it('is what its target is, when no link is on the way there', async () => {
    const { source } = await given();
    const { ino } = lstatSync(join(source, 'dir/b.txt'), { bigint: true });
    expect(statsAt(join(source, 'dir/b.txt')).ino).toBe(ino);
  });

  it.each(['held', 'compared'] as const)('is refused otherwise: %s', async (hold) => {
    const { source, swap } = await given();
    await swap('a.txt');
    expect(() => statsAt(join(source, 'a.txt'), hold)).toThrow(/was replaced/);
    await swap('dir');
    expect(() => statsAt(join(source, 'dir/sub/c.txt'), hold)).toThrow(/was replaced/);
  });
});

describe.each(['held', 'compared'] as const)('hazard 82: a directory that is %s', (hold) => {
  it('is looked into, and names itself in errors', async () => {
    const { source } = await given();
    const identity = directoryIdentity(source);
    expect(lookInto(source, identity, (place) => readdirSync(place).sort(), hold)).toEqual([
      'a.txt',
      'dir',
      'z.txt',
    ]);
    const missing = () => lookInto(source, identity, (place) => readdirSync(`${place}/no`), hold);
    expect(missing).toThrow(`'${source}/no'`);
  });

  it('is refused when it is another', async () => {
    const { source, outside } = await given();
    const look = () => lookInto(source, directoryIdentity(outside), () => 'looked', hold);
    expect(look).toThrow(`"${source}" was replaced while it was being read`);
  });
});

describe('hazard 82: a file to write', () => {
  it('is not even created behind a link that came into its path', async () => {
    const { source, outside, swap } = await given();
    await swap('dir');
    const report = join(source, 'dir/new.txt');
    await expect(openRegularFile(report, 'write')).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOTDIR|DirectoryReplaced)$/) as string,
    });
    expect(readdirSync(join(outside, 'dir'))).not.toContain('new.txt');
    const deeper = join(source, 'dir/sub/new.txt');
    await expect(openRegularFile(deeper, 'write')).rejects.toThrow(/was replaced/);
    expect(readdirSync(join(outside, 'dir/sub'))).not.toContain('new.txt');
  });

  it('has no other name', async () => {
    const { source, outside } = await given();
    await link(join(outside, 'a.txt'), join(source, 'hard'));
    await expect(openRegularFile(join(source, 'hard'), 'write')).rejects.toThrow(/hard links/);
    expect(await readFile(join(outside, 'a.txt'), 'utf8')).toBe('secret');
  });

  it('is created beside others, and replaced', async () => {
    const { source } = await given();
    for (const text of ['longer', 'new']) {
      const file = await openRegularFile(join(source, 'dir/new.txt'), 'write');
      await file.writeFile(text);
      await file.close();
    }
    expect(await readFile(join(source, 'dir/new.txt'), 'utf8')).toBe('new');
  });
});
