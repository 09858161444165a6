import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BENCH, benchOptions, type BenchOptions } from '../../bench/options.ts';
import { parseCommand } from '../../scripts/command-line.ts';

const env: NodeJS.ProcessEnv = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
const endpoint = 'http://127.0.0.1:9000';

function read(args: readonly string[], given: NodeJS.ProcessEnv) {
  const line = parseCommand(BENCH, args);
  const problems = [...line.problems];
  const options = benchOptions(line, given, (problem) => problems.push(problem));
  return { options, problems };
}

function parseOptions(args: readonly string[], given: NodeJS.ProcessEnv): BenchOptions {
  const { options, problems } = read(args, given);
  expect(problems).toEqual([]);
  return options;
}

const problemsOf = (args: readonly string[], given = env) => read(args, given).problems;

describe('benchOptions', () => {
  it('measures everything on the server of the tests by default', () => {
    const { scenarios, ...options } = parseOptions([], {});
    expect(scenarios).toHaveLength(8);
    expect(options).toEqual({
      objects: [1000, 10_000],
      rounds: 5,
      peers: [],
      description: "the tests' S3 server",
      latencies: { object: 0, page: 0, deletes: 0 },
      largeFileMib: 256,
      isTls: false,
    });
  });

  it('takes scenarios in the order of its own', () => {
    const { scenarios } = parseOptions(['--scenarios', 'delete,upload'], {});
    expect(scenarios.map(({ name }) => name)).toEqual(['upload', 'delete']);
  });

  it('takes all peers, or those that are named', () => {
    const namesOf = (args: readonly string[]) =>
      parseOptions(args, {}).peers.map(({ name }) => name);
    expect(namesOf(['--peers'])).toEqual(['s5cmd', 'aws', 'rclone']);
    expect(namesOf(['--peer=s5cmd'])).toEqual(['s5cmd']);
  });

  it('describes the store by its latencies', () => {
    const args = ['--latency=20', '--list-latency=100', '--delete-latency=150', '--tls'];
    expect(parseOptions(args, {}).description).toBe(
      "the tests' S3 server, 20 ms an object, 100 ms a page, 150 ms a DeleteObjects, over TLS",
    );
  });

  it('takes a store that a command starts', () => {
    const args = ['--endpoint', endpoint, '--bucket=b', '--prefix=p', '--server=serve {fill}'];
    const { store, description } = parseOptions(args, env);
    expect(store).toEqual({ endpoint, bucket: 'b', prefix: 'p', server: 'serve {fill}' });
    expect(description).toBe(`the store at ${endpoint}`);
    expect(parseOptions([...args, '--store=mine'], env).description).toBe('mine');
    const stats = `${endpoint}/counts`;
    expect(parseOptions([...args, '--stats', stats], env).store).toEqual({ ...store, stats });
  });

  it('takes the files of a directory in place of its own', () => {
    const source = mkdtempSync(join(tmpdir(), 'source-'));
    for (const name of ['a', 'b']) writeFileSync(join(source, name), Buffer.alloc(1024 * 1024));
    const { scenarios, ...options } = parseOptions(['--source', source], {});
    expect(scenarios.map(({ name }) => name)).toEqual(['upload', 'sync-unchanged', 'sync-changed']);
    expect(options).toMatchObject({ objects: [2], source, sourceMib: 2 });
    expect(problemsOf(['--source', source, '--scenarios=delete', '--objects=3'])).toEqual([
      'option "--scenarios" must be some of upload, sync-unchanged, sync-changed with commas ' +
        'between, got "delete": take it out',
      'option "--objects" must come without "--source", whose files count: leave it out',
    ]);
    const empty = mkdtempSync(join(tmpdir(), 'source-'));
    for (const wrong of [empty, join(source, 'a'), join(source, 'c')]) {
      expect(problemsOf(['--source', wrong])).toEqual([
        `option "--source" must be a directory with files, got "${wrong}": correct it`,
      ]);
    }
  });

  it.each([
    [['--objects=1,x'], '"--objects" must be numbers with commas between, 1 or more, got "1,x"'],
    [['--rounds=0'], 'option "--rounds" must be a number, 1 or more, got "0": correct it'],
    [['--latency=-1'], 'option "--latency" must be a number, 0 or more, got "-1": correct it'],
    [['--scenarios=upload,up'], 'nothing-to-do with commas between, got "up": take it out'],
    [['--peer=s3'], 'option "--peer" must be some of s5cmd, aws, rclone with commas between'],
    [['--bucket=b'], 'option "--bucket" must come with "--endpoint": add it'],
    [['--stats=http://a'], 'option "--stats" must come with "--endpoint": add it'],
    [
      ['--endpoint', endpoint, '--bucket=b', '--stats=/counts'],
      'option "--stats" must be a URL, got "/counts": correct it',
    ],
    [['--endpoint=x', '--bucket=b'], 'option "--endpoint" must be a URL, got "x": correct it'],
    [['--endpoint', endpoint], 'option "--bucket" must come with "--endpoint": add it'],
    [
      ['--endpoint', endpoint, '--bucket=b', '--prefix=p'],
      'option "--prefix" must come with "--server", a store for one run alone: leave it out',
    ],
  ])('refuses %j', (args, problem) => {
    expect(problemsOf(args)).toEqual([expect.stringContaining(problem)]);
  });

  it('refuses an endpoint without credentials, and says everything at once', () => {
    expect(problemsOf(['--rounds=x', '--endpoint', endpoint, '--bucket=b'], {})).toEqual([
      'option "--rounds" must be a number, 1 or more, got "x": correct it',
      'the environment must have AWS_ACCESS_KEY_ID for "--endpoint": set it',
      'the environment must have AWS_SECRET_ACCESS_KEY for "--endpoint": set it',
    ]);
  });
});
