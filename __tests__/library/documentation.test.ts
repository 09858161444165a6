import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { startS3Server } from 's3-test-server';
import { DOCUMENTED_CASES, documentedPrograms } from './documentation.ts';
import { EXAMPLE_BUCKET } from './example-runs.ts';
import { runExample } from './run-example.ts';

const ROOT = join(import.meta.dirname, '../..');
const RESOLVE = join(import.meta.dirname, 'resolve-library.ts');

/** Writes the programs where nothing but the package's name leads to this checkout. */
function writePrograms(): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'documented-'));
  return documentedPrograms().map(({ code }, index) => {
    const path = join(directory, `program-${index}.mts`);
    writeFileSync(path, code);
    return path;
  });
}

/** Reading the types of the real one takes most of a compilation; another test gives one to a store. */
const SDK_STUB =
  'export declare class S3Client { constructor(options: object); readonly config: any }';

function diagnosticsOf(programs: readonly string[]): readonly string[] {
  const stub = join(mkdtempSync(join(tmpdir(), 'stub-')), 'sdk.d.ts');
  writeFileSync(stub, SDK_STUB);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2024.d.ts', 'lib.esnext.disposable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    paths: {
      's3-batch-action': [join(ROOT, 'src/index.ts')],
      '@aws-sdk/*': [stub],
      '@smithy/*': [stub],
    },
  };
  const program = ts.createProgram(programs, options);
  const found = programs.flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the documentation of the library', () => {
  const programs = writePrograms();

  it('has programs that are all run', () => {
    const placeOf = ({ page, heading }: { page: string; heading: string }) => [page, heading];
    expect(documentedPrograms().map(placeOf)).toEqual(DOCUMENTED_CASES.map(placeOf));
  });

  it('has programs that strict TypeScript compiles', () => {
    expect(diagnosticsOf(programs)).toEqual([]);
  });

  it.concurrent.each(DOCUMENTED_CASES.map((one, index) => ({ ...one, index })))(
    'has a program $index, of "$heading" in $page, that does what it says',
    async ({ index, prepare, env, stdout, look, expected }) => {
      await using stack = new AsyncDisposableStack();
      const server = await startS3Server();
      stack.defer(() => server.close());
      server.createBucket(EXAMPLE_BUCKET);
      const cwd = mkdtempSync(join(tmpdir(), 'documented-'));
      prepare?.(server, cwd);
      const args = ['--import', RESOLVE, programs[index] ?? ''];
      const run = await runExample({ server, cwd, args, ...(env && { env }) });
      expect(run).toEqual({ exitCode: 0, stderr: '', stdout });
      expect(look(server, cwd)).toEqual(expected);
    },
  );
});
