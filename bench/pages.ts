import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { picture } from './pictures.ts';
import { ACTION, type Results } from './results.ts';
import { figuresText, resultsCaption, resultsTable } from './tables.ts';

const RESULTS = join(import.meta.dirname, 'results');
const PICTURES = join(import.meta.dirname, 'pictures');

/** Pictures by the results that they are drawn from. */
const HEADINGS: Readonly<Record<string, string>> = {
  'upload-sizes': 'Uploading objects of 4 KiB',
  'delete-sizes': 'Deleting objects',
};

/** The names of the results that are kept, without their ending. */
export function resultNames(): readonly string[] {
  const files = readdirSync(RESULTS).filter((name) => name.endsWith('.json'));
  return files.map((name) => basename(name, '.json')).sort();
}

/** What README.md here says of results: their caption and table. */
export function resultsSection(name: string): string {
  const results = readResults(name);
  return `${resultsCaption(results)}\n\n${resultsTable(results)}`;
}

/** What each tool took for each work of the results, as a list. */
export function figuresSection(name: string): string {
  const results = readResults(name);
  const works = results.rows.filter(({ tool }) => tool === ACTION);
  return works.map((work) => `- ${figuresText(results, work)}`).join('\n');
}

/** Every picture, with its file. */
export function pictures(): readonly { readonly file: string; readonly text: string }[] {
  return Object.entries(HEADINGS).map(([name, heading]) => ({
    file: join(PICTURES, `${name}.svg`),
    text: picture(readResults(name), heading),
  }));
}

function readResults(name: string): Results {
  return JSON.parse(readFileSync(join(RESULTS, `${name}.json`), 'utf8')) as Results;
}
