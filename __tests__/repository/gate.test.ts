import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const STAGES: Readonly<Record<string, string>> = {
  '10-tools': '# budget: 20 s\n# Tools.\necho tools\n',
  '30-red': '# budget: 20 s\n# Fails. Always.\necho "error: it is red" && false\necho unreached\n',
  '40-slow': '# budget: 1 s\n# Waits for a line that never comes.\nread -r line <"$0.fifo"\n',
  '50-act': '# budget: 20 s\n# needs: no-such-tool\n# Needs.\necho reached\n',
  '51-contract': '# budget: 20 s\n# needs: node_modules\n# A contract.\necho reached\n',
  // Prints the id of a process that it leaves running.
  '55-stubborn':
    '# budget: 1 s\n# needs: git\n# Ignores its end.\n(trap "" TERM; echo "left $BASHPID"; read -r line <"$0.fifo") &\nwait\n',
  '60-none': 'echo reached\n',
  '70-green': '# budget: 20 s\n# needs: present git\n# Is green.\ncat && echo green\n',
};

let gate: string;
beforeAll(() => {
  gate = mkdtempSync(join(tmpdir(), 'gate-'));
  mkdirSync(join(gate, '.ci/stages'), { recursive: true });
  cpSync(join(ROOT, '.ci/run'), join(gate, '.ci/run'));
  const tool = join(gate, 'bin/present');
  mkdirSync(join(gate, 'bin'));
  writeFileSync(tool, '#!/bin/sh\n');
  chmodSync(tool, 0o755);
  writeFileSync(join(gate, '.ci/tools.sh'), 'tools=none PATH="$PWD/bin:$PATH"\nexport PATH\n');
  for (const [name, text] of Object.entries(STAGES)) {
    writeFileSync(join(gate, `.ci/stages/${name}.sh`), text);
  }
  for (const name of ['40-slow', '55-stubborn']) {
    execFileSync('mkfifo', [join(gate, `.ci/stages/${name}.sh.fifo`)]);
  }
});
afterAll(() => {
  rmSync(gate, { recursive: true });
});

/** A run of the gate: its exit status, what it printed, and the lines from the count of stages on. */
function run(...words: readonly string[]) {
  const options = { encoding: 'utf8', input: 'typed' } as const;
  const { status, stdout, stderr } = spawnSync('bash', [join(gate, '.ci/run'), ...words], options);
  const lines = stdout.trimEnd().split('\n');
  const end = lines.findIndex((line) => line.startsWith('stages: '));
  return { status, stdout, stderr, end: lines.slice(end) };
}

// The gate is for Linux; what it calls is missing elsewhere.
describe.runIf(process.platform === 'linux')('the gate', () => {
  it('runs every stage and names last those that failed, and how to run each alone', () => {
    const { status, stdout, end } = run();
    expect(status).toBe(1);
    expect(end).toEqual([
      'stages: 2 passed, 6 failed',
      '  30-red failed; alone: bash .ci/run 30-red',
      '  40-slow failed; alone: bash .ci/run 40-slow',
      '  50-act was not run: no-such-tool is missing: run `bash .ci/run tools` first',
      '  51-contract was not run: node_modules is missing: run `bash .ci/run test` first',
      '  55-stubborn failed; alone: bash .ci/run 55-stubborn',
      '  60-none was not run: .ci/stages/60-none.sh has no line "# budget: N s"',
    ]);
    expect(stdout).toMatch(/== 40-slow: FAILED: over its budget, took \d+ s of 1 s/);
    expect(stdout).not.toContain('reached');
    // Where it happened, and again at the end.
    expect(stdout.split('error: it is red').length).toBeGreaterThan(2);
  });

  it('passes when all stages that it runs pass, and gives them nothing to read', () => {
    const { status, stdout, end } = run('green', 'tools');
    expect(status).toBe(0);
    expect(end).toEqual(['stages: 2 passed, 0 failed']);
    expect(stdout).toContain('\ngreen\n== 70-green: ok, took ');
    expect(stdout).not.toContain('typed');
  });

  it('runs the stage of that name, or those with the word in their names', () => {
    expect(run('act').stdout).not.toContain('== 51-contract');
    expect(run('contr').stdout).toContain('== 51-contract');
    expect(run('0-').stdout.match(/^== \S+$/gm)).toEqual([
      '== 10-tools',
      '== 30-red',
      '== 40-slow',
      '== 50-act',
      '== 60-none',
      '== 70-green',
    ]);
  });

  it('without budgets stops no stage', () => {
    const { stdout, status } = spawnSync('bash', [join(gate, '.ci/run'), '--no-budget', 'green'], {
      encoding: 'utf8',
      // A budget is kept by this program.
      env: { ...process.env, ...withFailingTimeout() },
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining('== 70-green: ok')]);
    const kept = spawnSync('bash', [join(gate, '.ci/run'), 'green'], {
      env: { ...process.env, ...withFailingTimeout() },
    });
    expect(kept.status).toBe(1);
  });

  it('leaves no process of a stage that is over its budget', () => {
    const { stdout } = run('stubborn');
    expect(stdout).toContain('== 55-stubborn: FAILED: over its budget');
    expect(isAlive(leftIn(stdout))).toBe(false);
  });

  it('ends at a signal, without a process of the stage under way', async () => {
    for (const [signal, exitCode] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const gateRun = spawn('bash', [join(gate, '.ci/run'), '--no-budget', 'stubborn', 'green']);
      let stdout = '';
      for await (const chunk of gateRun.stdout.setEncoding('utf8')) {
        if (!stdout.includes('left ') && `${stdout}${String(chunk)}`.includes('left ')) {
          gateRun.kill(signal);
        }
        stdout += String(chunk);
      }
      if (gateRun.exitCode === null) await once(gateRun, 'exit');
      expect([gateRun.exitCode, stdout]).toEqual([
        exitCode,
        expect.not.stringContaining('== 70-green'),
      ]);
      expect(isAlive(leftIn(stdout))).toBe(false);
    }
  });

  it('refuses a word that is in no name, with the stages, before it runs any', () => {
    const { status, stdout, stderr } = run('green', 'lnit');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no stage has "lnit" in its name; the stages are:\n');
    expect(stderr).toContain('\n30-red                 20 s  Fails\n');
  });

  it('refuses an unknown option, with its usage', () => {
    const { status, stdout, stderr } = run('--no-bugdet');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('unknown option "--no-bugdet"');
    expect(stderr).toContain('--no-budget');
  });

  it('lists the stages, and prints its usage', () => {
    const list = run('--list');
    expect(list.status).toBe(0);
    expect(list.stdout.split('\n')).toHaveLength(Object.keys(STAGES).length + 1);
    const help = run('--help');
    expect([help.status, help.stdout]).toEqual([0, expect.stringMatching(/^bash \.ci\/run \[/)]);
  });

  it('is said by each stage what it needs, except what the first of all brings', () => {
    const folder = join(ROOT, '.ci/stages');
    const stages = readdirSync(folder).map((name) => [
      name,
      readFileSync(join(folder, name), 'utf8'),
    ]);
    const silent = stages.filter(
      ([, text]) => !/^# budget: \d+ s\n# needs: \S.*\n/.test(text ?? ''),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

/** The process that a stage says it leaves. */
function leftIn(stdout: string): number {
  return Number(/left (\d+)/.exec(stdout)?.[1]);
}

/** Whether it runs; one that has ended may still have an entry. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** A PATH on which `timeout` fails where it has a limit. */
function withFailingTimeout(): { readonly PATH: string } {
  const folder = join(gate, 'failing');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'timeout'),
    '#!/bin/sh\n[ "$2" = 0 ] && shift 2 && exec "$@"\nexit 1\n',
  );
  chmodSync(join(folder, 'timeout'), 0o755);
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}
