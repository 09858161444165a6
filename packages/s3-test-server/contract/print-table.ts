import { readFileSync } from 'node:fs';

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

/** How many cases each server passes, of the results that vitest wrote. */
function tableOf({ testResults }: Results): string {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const servers = new Set(tests.map(({ ancestorTitles }) => ancestorTitles[0] ?? ''));
  servers.delete('the contract');
  const rows = [...servers].map((server) => {
    const own = tests.filter(({ ancestorTitles }) => ancestorTitles[0] === server);
    const differing = own.filter(({ title }) => title.includes('[differs: ')).length;
    const failed = own.filter(({ status }) => status !== 'passed').length;
    return [server, own.length, own.length - differing - failed, differing, failed];
  });
  return [['server', 'cases', 'passes', 'differs', 'fails'], ...rows]
    .map((row) =>
      row
        .map((cell) => String(cell).padEnd(10))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

const [, , file = ''] = process.argv;
process.stdout.write(`\n${tableOf(JSON.parse(readFileSync(file, 'utf8')) as Results)}\n`);
