/** Where a run works. */
export interface Place {
  readonly bucket: string;
  /** Without its slash. */
  readonly prefix: string;
  /** Directory of the files. */
  readonly source: string;
}

export type ScenarioName =
  | 'upload'
  | 'delete'
  | 'delete-plain'
  | 'list'
  | 'sync-unchanged'
  | 'sync-changed'
  | 'large-file'
  | 'nothing-to-do';

/** How much there is to do, in words. */
export interface Amounts {
  /** Of objects. */
  readonly count: string;
  /** Files, with their size. */
  readonly files: string;
  /** Size of the one large file. */
  readonly largeFile: string;
}

export interface Scenario {
  readonly name: ScenarioName;
  readonly title: (amounts: Amounts) => string;
  /** What the bucket holds before: nothing, other objects, or what the tool itself has deployed. */
  readonly given: 'nothing' | 'objects' | 'deploy';
  /** What is in the directory. `changed` after that deploy: 100 files with another last byte. */
  readonly files: 'none' | 'small' | 'changed' | 'large';
  /** It has one object, whatever number is asked for. */
  readonly isSingle?: true;
  readonly inputs: (place: Place) => Readonly<Record<string, string>>;
  /** Of the action, for so many objects: proof that it did the work. */
  readonly outputs: (objects: number) => Readonly<Record<string, number>>;
  /** Objects that it stores. */
  readonly stores: (objects: number) => number;
  /** Objects under the prefix afterwards. */
  readonly leaves: (objects: number) => number;
}

export const SMALL_FILE = 4096;
export const CHANGED_FILES = 100;

const all = (objects: number) => objects;
const none = () => 0;
const upload = ({ source }: Place) => ({ mode: 'upload-dir', source });
const sync = ({ source }: Place) => ({ mode: 'sync-dir', source });
const remove = () => ({ mode: 'delete-prefix' });
const unchanged = {
  given: 'deploy',
  files: 'small',
  inputs: sync,
  stores: none,
  leaves: all,
} as const;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'upload',
    title: ({ files }) => `upload ${files}`,
    given: 'nothing',
    files: 'small',
    inputs: upload,
    outputs: (objects) => ({ uploaded: objects, failed: 0 }),
    stores: all,
    leaves: all,
  },
  {
    name: 'delete',
    title: ({ count }) => `delete ${count}`,
    given: 'objects',
    files: 'none',
    inputs: remove,
    outputs: (objects) => ({ deleted: objects, failed: 0 }),
    stores: none,
    leaves: none,
  },
  {
    name: 'delete-plain',
    title: ({ count }) => `delete ${count}, without conditions`,
    given: 'objects',
    files: 'none',
    inputs: () => ({ ...remove(), 'delete-condition': 'none' }),
    outputs: (objects) => ({ deleted: objects, failed: 0 }),
    stores: none,
    leaves: none,
  },
  {
    name: 'list',
    title: ({ count }) => `list ${count} (dry run of a delete)`,
    given: 'objects',
    files: 'none',
    inputs: () => ({ ...remove(), 'dry-run': 'true' }),
    outputs: (objects) => ({ deleted: objects, failed: 0 }),
    stores: none,
    leaves: all,
  },
  {
    ...unchanged,
    name: 'sync-unchanged',
    title: ({ files }) => `sync ${files}, nothing changed`,
    outputs: (objects) => ({ uploaded: 0, skipped: objects, failed: 0 }),
  },
  {
    ...unchanged,
    name: 'sync-changed',
    title: ({ files }) => `sync ${files}, ${CHANGED_FILES} changed`,
    files: 'changed',
    outputs: (objects) => ({ uploaded: Math.min(objects, CHANGED_FILES), failed: 0 }),
    stores: (objects) => Math.min(objects, CHANGED_FILES),
  },
  {
    name: 'large-file',
    title: ({ largeFile }) => `upload one file of ${largeFile}`,
    given: 'nothing',
    files: 'large',
    isSingle: true,
    inputs: upload,
    outputs: () => ({ uploaded: 1, failed: 0 }),
    stores: all,
    leaves: all,
  },
  {
    ...unchanged,
    name: 'nothing-to-do',
    title: () => 'sync one file, nothing changed',
    isSingle: true,
    outputs: () => ({ uploaded: 0, skipped: 1, failed: 0 }),
  },
];
