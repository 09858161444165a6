import { readFileSync } from 'node:fs';
import { PROFILES } from 's3-test-server/profiles/all.ts';
import { SCENARIOS } from 's3-test-server/profiles/profile.ts';
import { endOf, isPending, rowName, rowsOf, shortEnd } from './ends.ts';

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

/**
 * The end of each scenario over each profile, of the results that vitest wrote; exits with 1 when a
 * cell is empty. A star marks an end that is not yet as it should be.
 */
function tableOf({ testResults }: Results): readonly string[][] {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const places = [...new Set(tests.map(({ ancestorTitles: [title = ''] }) => placeOf(title)))];
  return places.flatMap((place) =>
    rowsOf(PROFILES).flatMap((row) => {
      const cells = SCENARIOS.map((scenario) => {
        const test = tests.find(
          ({ ancestorTitles: [group], title }) =>
            group === `${place} | ${rowName(row)}` && title === scenario,
        );
        const star = isPending(row, scenario) ? '*' : '';
        return test && (test.status === 'passed' ? shortEnd(endOf(row, scenario)) + star : 'WRONG');
      });
      // Other places have a part of the profiles.
      const isHere = place === 'server' || cells.some((cell) => cell !== undefined);
      return isHere ? [[place, rowName(row), ...cells.map((cell) => cell ?? 'EMPTY')]] : [];
    }),
  );
}

function placeOf(title: string): string {
  return title.split(' | ')[0] ?? '';
}

const [, , file = ''] = process.argv;
const rows = tableOf(JSON.parse(readFileSync(file, 'utf8')) as Results);
const table = [['place', 'profile', ...SCENARIOS], ...rows];
const widths = SCENARIOS.map((_, column) =>
  Math.max(...table.map((row) => row[column + 2]?.length ?? 0)),
);
const [placeWidth = 0, nameWidth = 0] = [0, 1].map((column) =>
  Math.max(...table.map((row) => row[column]?.length ?? 0)),
);
for (const row of table) {
  const cells = row.map((cell, column) =>
    cell.padEnd([placeWidth, nameWidth, ...widths][column] ?? 0),
  );
  process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
}
if (rows.length === 0 || rows.flat().includes('EMPTY')) process.exitCode = 1;
