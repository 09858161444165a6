import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startProgram } from '../support/program.ts';

const ROOT = join(import.meta.dirname, '../..');

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Programs that no script of package.json starts by themselves. */
const OTHERS = ['scripts/check-dist.ts', '__tests__/visitor/visitors-eye.ts'];

const PROGRAMS = [
  ...new Set([
    ...Object.values(scripts).flatMap((command) =>
      [...command.matchAll(/\bnode (\S+\.ts)/g)].map(([, file = '']) => file),
    ),
    ...OTHERS,
  ]),
];

const run = (file: string, option: string) => startProgram([file, option], { cwd: ROOT }).ended;

describe('the programs', () => {
  it('are those of package.json and two more', () => {
    expect(PROGRAMS.length).toBeGreaterThan(8);
    expect(PROGRAMS.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it.concurrent.each(PROGRAMS)('%s prints its help and does nothing', async (file) => {
    const { stdout, stderr, exitCode } = await run(file, '--help');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const name = Object.keys(scripts).find((one) => scripts[one]?.startsWith(`node ${file}`));
    const command = name === undefined ? `node ${file}` : `npm run ${name} -- `;
    const [usage = '', empty, about] = stdout.split('\n');
    expect(usage).toMatch(/^Usage: /);
    expect(usage).toContain(command);
    expect([empty, about]).toEqual(['', expect.stringMatching(/^[A-Z].{40,}/)]);
    expect(stdout).toMatch(/^ {2}-h, --help +Prints this help$/m);
    expect(stdout).toMatch(/^Example: (npm run|npx node) \S+/m);
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it.concurrent.each(PROGRAMS)('%s refuses an option that it does not have', async (file) => {
    const { stdout, stderr, exitCode } = await run(file, '--no-such-option');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatch(/^option "--no-such-option" is unknown: .* --help lists all\n$/);
  });
});
