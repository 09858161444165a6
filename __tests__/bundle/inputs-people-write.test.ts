import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { runStep } from '../support/runner.ts';
import { workspaceOf } from '../support/run-action.ts';
import { startTestServer } from '../support/test-store.ts';
import type { RowRun, WrittenRow } from '../support/written-rows.ts';
import { AMOUNTS } from './people-write/amounts.ts';
import { FILES } from './people-write/files.ts';
import { NAMES } from './people-write/names.ts';
import { CREDENTIALS, PATTERNS } from './people-write/patterns.ts';
import { PLACES } from './people-write/places.ts';

const TOPICS = {
  names: NAMES,
  places: PLACES,
  amounts: AMOUNTS,
  files: FILES,
  patterns: PATTERNS,
  credentials: CREDENTIALS,
};
const ROWS = Object.values(TOPICS).flat();

const WORKSPACE = {
  'public/index.html': '<h1>Home</h1>',
  'public/app.js': 'x',
  'public/.env': 'SECRET=1',
  'public/.well-known/security.txt': 'x',
  'st*r/a.txt': 'x',
  'back\\slash/a.txt': 'x',
  'a-file': 'x',
  'keys.txt': 'previews/7/app.js\r\npreviews/7/index.html\r\n',
  'empty.txt': '',
  none: 'previews/7/app.js\n',
  'page.html': '<!DOCTYPE html>\n<title>Not found</title>\n',
  'archive.zip': Buffer.from('PK\x03\x04\x14\x00\x08\xff\xfe\n', 'latin1'),
  'keys.json': '["previews/7/app.js", "previews/7/index.html"]\n',
  'keys.csv': '"my-bucket","previews/7/app.js","1"\n',
  'listing.txt': '2026-01-02 10:00:00          1 app.js\n',
  'utf16.txt': Buffer.from('\ufeffpreviews/7/app.js\n', 'utf16le'),
  'other.txt': 'a\nb\nc\nd\ne\n',
};

const runs = new Map<WrittenRow, RowRun>();
let workspace = '';

beforeAll(async () => {
  workspace = await workspaceOf(WORKSPACE);
  await mkdir(join(workspace, 'empty'));
  await symlink('public', join(workspace, 'linked'));
  await symlink('/etc/hostname', join(workspace, 'away'));
  const folder = await mkdtemp(join(tmpdir(), 'rows-'));
  const [rows, results] = [join(folder, 'rows.json'), join(folder, 'results.json')];
  await writeFile(rows, JSON.stringify(ROWS));
  const script = join(import.meta.dirname, '../support/run-rows.ts');
  const { stderr } = await promisify(execFile)(
    process.execPath,
    [script, rows, results, workspace],
    {
      cwd: workspace,
      env: { PATH: process.env['PATH'] },
    },
  );
  expect(stderr).toBe('');
  const all = JSON.parse(await readFile(results, 'utf8')) as readonly RowRun[];
  for (const [index, run] of all.entries()) {
    const row = ROWS[index];
    if (row !== undefined) runs.set(row, run);
  }
});

describe.each(Object.entries(TOPICS))('hazard 10, hazard 58: what people write: %s', (_, rows) => {
  it.each(rows)('$about', (row) => {
    const run = runs.get(row);
    const printed = run?.printed.replaceAll('%25', '%').replaceAll('%0A', '\n') ?? '';
    expect(printed).toContain(row.says);
    expect({ exitCode: run?.exitCode, requests: run?.requests }).toEqual({
      exitCode: row.exitCode,
      requests: row.requests,
    });
    expect(run?.changes.map((one) => one.replace(/^!.*/, '!id')).sort()).toEqual(
      [...row.changes].sort(),
    );
  });
});

describe('the table of what people write', () => {
  it('has 200 rows and more, each once', () => {
    const abouts = ROWS.map(({ about }) => about);
    expect(abouts.length).toBeGreaterThanOrEqual(200);
    expect(abouts.filter((about, index) => abouts.indexOf(about) !== index)).toEqual([]);
  });

  it.each(
    ROWS.filter(({ exitCode, requests }, index) => exitCode + requests === 1 && index % 25 === 0),
  )('holds for the bundle: $about', async ({ inputs, env = {}, says }) => {
    const server = await startTestServer();
    const all: WrittenRow['inputs'] = {
      bucket: 'my-bucket',
      endpoint: server.endpoint,
      ...inputs,
    };
    const given = Object.entries(all).filter((one): one is [string, string] => one[1] !== null);
    const result = await runStep({ inputs: Object.fromEntries(given), workspace, env });
    expect(result.annotations[0]?.message).toContain(says);
    expect([result.exitCode, server.log]).toEqual([1, []]);
  });
});
