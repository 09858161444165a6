import { BUCKET, common, directoryOf, underPrefix, type Scenario } from './scenario.ts';

const SITE = { 'a.css': 'a', 'b.js': 'new', 'index.html': '<p>', 'new.png': 'n' };

/** A site of which one file changed, one is new, one object's headers are wrong and two must go. */
export async function syncs(): Promise<Scenario> {
  const root = await directoryOf(SITE);
  return {
    inputs: ({ endpoint, region }, concurrency) => ({
      ...common,
      mode: 'sync-dir',
      endpoint,
      region,
      concurrency,
      batchSize: 1,
      source: root,
      sourceGiven: 'public',
      include: [],
      exclude: [],
      includeHiddenFiles: false,
      followSymlinks: false,
      allowEmptySource: false,
      headers: [{ glob: 'a.css', headers: { 'cache-control': 'no-cache' } }],
      deletes: true,
      compare: 'content',
      keepDeletedFor: 0,
      stateKey: undefined,
      uploadOrder: ['assets', 'rest', 'html'],
    }),
    seed: (server) => {
      const lastModified = new Date(Date.now() - 3_600_000);
      const seed = (name: string, body: string) => {
        server.bucket(BUCKET).seed(`site/${name}`, body, { lastModified });
      };
      for (const [name, body] of Object.entries({ ...SITE, 'b.js': 'old' })) {
        if (name !== 'new.png') seed(name, body);
      }
      for (const name of ['k0', 'k1']) seed(name, 'gone');
    },
    expected: underPrefix(SITE),
    cacheControl: { 'site/a.css': 'no-cache' },
    pageSize: 3,
  };
}
