import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A module in the statistics of the bundler, with those that were joined into it. */
export interface BundledModule {
  /** Absolute path of its file. */
  readonly nameForCondition?: string | null;
  readonly modules?: readonly BundledModule[];
}

interface Manifest {
  readonly name: string;
  readonly license?: string;
}

/** The licenses of all packages that a bundle holds a module of, in the order of their names. */
export function licensesOf(modules: readonly BundledModule[]): string {
  const folders = [...new Set(modules.flatMap(packageFolders))];
  const texts = new Map(folders.map((folder) => [nameOf(folder), licenseOf(folder)]));
  const names = [...texts.keys()].sort();
  return names.map((name) => texts.get(name) ?? '').join('\n');
}

function packageFolders({ nameForCondition, modules = [] }: BundledModule): readonly string[] {
  const path = nameForCondition?.replaceAll('\\', '/') ?? '';
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
  return [...(folder === undefined ? [] : [folder]), ...modules.flatMap(packageFolders)];
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/node_modules/') + '/node_modules/'.length);
}

/** Its name, the license's name, and its text where the package has one. */
function licenseOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return [nameOf(folder), manifest.license ?? 'no license is named', text, ''].join('\n');
}
