import * as between from 's3-test-server/profiles/in-between.ts';
import { SCENARIOS, type End, type Ends, type Profile } from 's3-test-server/profiles/profile.ts';
import { DIFFERENCES } from '../../packages/s3-test-server/contract/differences.ts';
import { anchor, code, table } from './markdown.ts';

/** The sections of docs/stores.md that are generated, by the names of their markers. */
export function storesSections(profiles: readonly Profile[]): Readonly<Record<string, string>> {
  const stores = profiles.filter(({ place }) => place !== undefined);
  const others = profiles.filter(({ place }) => place === undefined);
  const isBefore = (one: Profile) => Object.values<Profile>(between).includes(one);
  const isAmazons = ({ name }: Profile) => name.startsWith('amazon');
  const older = others.filter((one) => !isBefore(one) && !isAmazons(one));
  return {
    overview: overview(stores),
    buckets: sections('###', others.filter(isAmazons)),
    stores: sections('##', stores),
    older: sections('###', older),
    before: sections('###', others.filter(isBefore)),
    tested: Object.entries(DIFFERENCES).map(testedSection).join('\n\n'),
  };
}

function overview(stores: readonly Profile[]): string {
  const rows = stores.map(({ title, place, inputs, ends, endsWithInputs }) => [
    `[${title}](#${anchor(title)})`,
    Object.entries({ region: place?.connection.region ?? '', ...inputs })
      .map(([name, value]) => code(`${name}: ${value}`))
      .join('<br>'),
    worst(inputs === undefined ? ends : endsWithInputs),
  ]);
  return table(['store', 'inputs, for example', 'main scenarios'], rows);
}

function worst(ends: Ends = {}): string {
  const all = SCENARIOS.map((scenario) => endOf(ends, scenario));
  const count = (isCounted: (end: End) => boolean) => all.filter(isCounted).length;
  const failing = count((end) => end !== 'ok' && 'fails' in end);
  const warning = count((end) => end !== 'ok' && 'warns' in end);
  const parts = [
    ...(failing > 0 ? [`${failing} of ${all.length} fail`] : []),
    ...(warning > 0 ? [`${warning} of ${all.length} with a warning`] : []),
  ];
  return parts.length === 0 ? 'all work' : parts.join(', ');
}

function endOf(ends: Ends, scenario: (typeof SCENARIOS)[number]): End {
  return ends[scenario] ?? ends.all ?? 'ok';
}

function sections(level: string, profiles: readonly Profile[]): string {
  return profiles.map((profile) => section(level, profile)).join('\n\n');
}

function section(level: string, profile: Profile): string {
  const { title, place, differences, inputs, ends, endsWithInputs } = profile;
  const lines = differences.map(({ text, source }) => {
    return `- ${capitalized(text)} ([${new URL(source).hostname}](${source})).`;
  });
  const needed = Object.entries(inputs ?? {}).map(
    ([name, value]) => `${code(name)}: ${value.split('\n').map(code).join(' ')}`,
  );
  return [
    `${level} ${title}`,
    ...(place === undefined ? [] : [step(profile), ...place.notes]),
    lines.join('\n'),
    endsText(inputs === undefined ? '' : 'As it is: ', ends),
    ...(needed.length === 0 ? [] : [endsText(`With ${needed.join(', ')}: `, endsWithInputs)]),
  ].join('\n\n');
}

/** A step of a workflow that uploads to the store. */
function step({ place, inputs = {} }: Profile): string {
  const own = { mode: 'upload-dir', source: 'public', bucket: 'my-bucket' };
  const values = { ...own, ...place?.connection, ...inputs };
  const lines = Object.entries(values).map(([name, value]) => `    ${name}: ${value}`);
  return ['```yaml', '- uses: org/s3-batch-action@v1', '  with:', ...lines, '```'].join('\n');
}

/** Which scenarios end well, with a warning, and with an error, in a sentence each. */
function endsText(head: string, ends: Ends = {}): string {
  const groups = new Map<string, string[]>();
  for (const scenario of SCENARIOS) {
    const text = endText(endOf(ends, scenario));
    groups.set(text, [...(groups.get(text) ?? []), scenario]);
  }
  const parts = [...groups].map(([text, scenarios]) => {
    if (scenarios.length === 1) return `${shown(scenarios.join())} ${singular(text)}`;
    const isAll = scenarios.length === SCENARIOS.length;
    return `${isAll ? 'all scenarios' : scenarios.map(shown).join(', ')} ${text}`;
  });
  return capitalized(`${head}${parts.join('; ')}.`);
}

/** The verb at the beginning of an end, for one scenario. */
function singular(end: string): string {
  return end.replace(/^\w+/, '$&s');
}

function shown(scenario: string): string {
  return scenario.startsWith('if-exists') ? code(scenario) : scenario;
}

function endText(end: End): string {
  if (end === 'ok') return 'work';
  if ('warns' in end) return `work with a warning (${code(end.warns)})`;
  return `fail (${[end.code, end.fails]
    .filter((one) => one !== undefined)
    .map(code)
    .join(', ')})`;
}

function testedSection([name, rows]: readonly [string, Readonly<Record<string, unknown>>]): string {
  const lines = Object.keys(rows).map((text) => `- ${capitalized(text)}.`);
  return [`### ${name}`, ...(lines.length === 0 ? [] : [lines.join('\n')])].join('\n\n');
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
