import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { InputError } from '../../src/core/errors.ts';
import type * as inputsModule from '../../src/action/inputs/inputs.ts';
import type * as modesModule from '../../src/action/modes/modes.ts';
import { skipped } from '../../src/core/outcome.ts';
import { type ManifestInput, manifestProblems } from '../support/manifest-problems.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { modeContext } from '../support/mode-context.ts';
import { blocksOf } from '../support/snippets.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The files of the worked example as they are when its code is applied, by path. */
function exampleFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const blocks = blocksOf('CONTRIBUTING.md').filter(({ about }) => about !== '');
  for (const { language, about: file, text } of blocks) {
    files.set(file, language === 'ts' ? text : patched(files.get(file) ?? read(file), text));
  }
  return files;
}

function patched(text: string, diff: string): string {
  const lines = diff.trimEnd().split('\n');
  const side = (sign: string) =>
    lines
      .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n');
  expect(text.split(side('-'))).toHaveLength(2);
  return text.replace(side('-'), () => side('+'));
}

const FILES = exampleFiles();
const SOURCES = [...FILES].filter(([file]) => file.endsWith('.ts'));

/** What the compiler says of the example's files. */
function complaints(): readonly string[] {
  const text = ts.parseConfigFileTextToJson('tsconfig.json', read('tsconfig.json'));
  const { options } = ts.parseJsonConfigFileContent(text.config as unknown, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const own = new Map(SOURCES.map(([file, text]) => [join(ROOT, file), text]));
  host.readFile = (file) => own.get(file) ?? ts.sys.readFile(file);
  host.fileExists = (file) => own.has(file) || ts.sys.fileExists(file);
  const program = ts.createProgram([...own.keys()], options, host);
  return [...own.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  });
}

type InputsModule = typeof inputsModule;
type ModesModule = typeof modesModule;

describe('the mode that CONTRIBUTING.md adds', () => {
  let parser: InputsModule;
  let modes: ModesModule;
  beforeAll(async () => {
    const root = mkdtempSync(join(tmpdir(), 'example-'));
    cpSync(join(ROOT, 'src'), join(root, 'src'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
    for (const [file, text] of SOURCES) writeFileSync(join(root, file), text);
    const load = (file: string) => import(pathToFileURL(join(root, file)).href) as Promise<unknown>;
    parser = (await load('src/action/inputs/inputs.ts')) as InputsModule;
    modes = (await load('src/action/modes/modes.ts')) as ModesModule;
  });

  const given = { mode: 'touch-prefix', bucket: 'my-bucket', prefix: 'site' };
  const parsed = (inputs: Readonly<Record<string, string>>) => {
    const entries = Object.entries({ ...given, ...inputs });
    return parser.parseInputs(
      Object.fromEntries(entries.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    );
  };
  const problemsOf = (inputs: Readonly<Record<string, string>>) => {
    try {
      parsed(inputs);
    } catch (thrown) {
      return (thrown as InputError).problems;
    }
    return [];
  };

  it('needs three files beside its feature and its tests', () => {
    expect([...FILES.keys()].filter((file) => !file.startsWith('src/transfer/')).sort()).toEqual([
      'action.yml',
      'src/action/modes/modes.ts',
      'src/action/modes/touch-prefix.ts',
    ]);
  });

  it('compiles', () => {
    expect(complaints()).toEqual([]);
  });

  it('is parsed', () => {
    expect(parsed({ 'max-objects': '5' })).toMatchObject({
      mode: 'touch-prefix',
      prefix: 'site/',
      maxObjects: 5,
    });
    expect(parsed({})).toMatchObject({ maxObjects: undefined });
  });

  it.each(['include', 'exclude', 'unmatched', 'source', 'delete', 'batch-size', 'older-than'])(
    'refuses the input %s of other modes',
    (name) => {
      expect(problemsOf({ [name]: 'x' })).toEqual([
        `input "${name}" is not used by mode touch-prefix: remove it`,
      ]);
    },
  );

  it('refuses an empty value of its own input, and its input in other modes', () => {
    expect(problemsOf({ 'max-objects': '' })).toEqual([
      expect.stringMatching(
        /^max-objects is empty: .*; write all for the default \(every object under the prefix/,
      ),
    ]);
    expect(problemsOf({ mode: 'delete-prefix', 'max-objects': '5' })).toEqual([
      'input "max-objects" is not used by mode delete-prefix: remove it',
    ]);
  });

  it('runs', async () => {
    const store = new MemoryStore();
    for (const key of ['site/a', 'site/.s3-batch-action', 'other/b']) {
      store.objects.set(`my-bucket/${key}`, new Uint8Array());
    }
    const inputs = parsed({});
    const outcomes = modes.modeOf(inputs).run(
      inputs,
      modeContext(() => Promise.resolve(store)),
    );
    const all = [];
    for await (const some of outcomes) all.push(...[some].flat());
    const state = { bucket: 'my-bucket', key: 'site/.s3-batch-action' };
    expect(all).toHaveLength(2);
    expect(all).toContainEqual(skipped('copy', state, 'state'));
    expect(all).toContainEqual(expect.objectContaining({ key: 'site/a', status: 'done' }));
  });

  it('is described in action.yml, with the inputs that it reads', () => {
    const { inputs } = parse(FILES.get('action.yml') ?? '') as {
      inputs: Record<string, ManifestInput>;
    };
    expect(inputs['max-objects']?.default).toBe('all');
    expect(manifestProblems(inputs, modes)).toEqual([]);
  });
});
