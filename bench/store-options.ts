/** Milliseconds that the tests' server waits before it answers. */
export interface Latencies {
  readonly object: number;
  readonly page: number;
  readonly deletes: number;
}

/** A store that is there already, or that a command starts before each run. */
export interface OtherStore {
  readonly endpoint: string;
  readonly bucket: string;
  /** Of a store that is started for each run. Default: one that no run had before. */
  readonly prefix?: string;
  readonly server?: string;
  /** Page that tells the requests since it was last read. */
  readonly stats?: string;
}

/** The options on the store, as they were given. */
interface StoreValues {
  readonly endpoint: string | undefined;
  readonly bucket: string | undefined;
  readonly prefix: string | undefined;
  readonly server: string | undefined;
  readonly stats: string | undefined;
  readonly tls: boolean;
}

const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

/** Undefined: the tests' server. */
export function storeOf(
  values: StoreValues,
  env: NodeJS.ProcessEnv,
  report: (problem: string) => void,
): OtherStore | undefined {
  const { endpoint, bucket, prefix, server, stats } = values;
  const alone = Object.entries({ bucket, prefix, server, stats }).filter(([, value]) => value);
  if (endpoint === undefined) {
    for (const [name] of alone) report(`option "--${name}" must come with "--endpoint": add it`);
    return undefined;
  }
  for (const [name, url] of Object.entries({ endpoint, stats })) {
    if (url === undefined || URL.canParse(url)) continue;
    report(`option "--${name}" must be a URL, got ${JSON.stringify(url)}: correct it`);
  }
  if (bucket === undefined) report('option "--bucket" must come with "--endpoint": add it');
  // A run's prefix is emptied: a store that lives on must have nothing there that is not the run's.
  if (prefix !== undefined && server === undefined) {
    report('option "--prefix" must come with "--server", a store for one run alone: leave it out');
  }
  for (const name of CREDENTIALS.filter((name) => !env[name])) {
    report(`the environment must have ${name} for "--endpoint": set it`);
  }
  return {
    endpoint,
    bucket: bucket ?? '',
    ...(prefix !== undefined && { prefix }),
    ...(server !== undefined && { server }),
    ...(stats !== undefined && { stats }),
  };
}

/** What the results say of the store where nobody has said it. */
export function descriptionOf(
  { endpoint, tls }: StoreValues,
  { object, page, deletes }: Latencies,
): string {
  const waits = [
    ...(object > 0 ? [`${object} ms an object`] : []),
    ...(page > 0 ? [`${page} ms a page`] : []),
    ...(deletes > 0 ? [`${deletes} ms a DeleteObjects`] : []),
  ];
  const store = endpoint === undefined ? "the tests' S3 server" : `the store at ${endpoint}`;
  return [store, ...waits, ...(tls ? ['over TLS'] : [])].join(', ');
}
