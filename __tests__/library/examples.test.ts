import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startS3Server } from 's3-test-server';
import { EXAMPLE_BUCKET, EXAMPLE_CASES } from './example-runs.ts';
import { runExample } from './run-example.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples/library');
const RESOLVE = join(import.meta.dirname, 'resolve-library.ts');

describe('the examples of the library', () => {
  it('are all run', () => {
    const names = readdirSync(EXAMPLES).map((file) => basename(file, '.ts'));
    expect(EXAMPLE_CASES.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it.each(EXAMPLE_CASES)('$name', async (example) => {
    await using stack = new AsyncDisposableStack();
    const server = await startS3Server();
    stack.defer(() => server.close());
    server.createBucket(EXAMPLE_BUCKET);
    const cwd = mkdtempSync(join(tmpdir(), 'example-'));
    example.prepare(server, cwd);
    const args = ['--import', RESOLVE, join(EXAMPLES, `${example.name}.ts`), ...example.args];
    const run = await runExample({ server, cwd, args, ...(example.env && { env: example.env }) });
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(example.stdout);
    expect(run.exitCode).toBe(example.exitCode);
    expect(example.look(server, cwd)).toEqual(example.expected);
  });
});
