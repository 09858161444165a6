import { COMMON_INPUTS, type InputSpec } from '../../src/action/inputs/specs.ts';
import { type Definition, INPUTS, MODES, modesWith } from '../../src/action/modes/modes.ts';
import { exampleOf, INPUT_EXAMPLES, REQUIRED_INPUTS } from './input-examples.ts';
import { manifest } from './manifest.ts';
import { code } from './markdown.ts';

const COMMON_NAMES = Object.keys(COMMON_INPUTS);

/** Defaults that a number or its own words explain. */
const PLAIN_DEFAULTS = ['batch-size', 'upload-order'];

/** The section of the inputs of every mode in full (`common`), or of those of one mode. */
export function inputsSection(name: string): string {
  if (name === 'common') return COMMON_NAMES.map((one) => entry(one)).join('\n\n');
  if (name === 'index') return indexSection();
  const mode = MODES.find((one) => one.name === name);
  if (mode === undefined) throw new Error(`there is no mode "${name}" with inputs to show`);
  const own = Object.keys(INPUT_EXAMPLES).filter((one) => one in mode.inputs);
  const isRequired = (one: string) => one in REQUIRED_INPUTS[mode.name];
  const inOrder = [...own.filter(isRequired), ...own.filter((one) => !isRequired(one))];
  return [
    `Of this mode: ${inOrder.map((one) => link(one, '')).join(', ')}.`,
    commonLine(isRequired),
    ...inOrder.map((one) => entry(one, mode)),
  ].join('\n\n');
}

/** The inputs of every mode as links, the required ones first. */
function commonLine(isRequired: (name: string) => boolean): string {
  const links = (names: readonly string[]) => names.map((one) => link(one, 'inputs.md')).join(', ');
  const others = COMMON_NAMES.filter((one) => !isRequired(one));
  const required = COMMON_NAMES.filter(isRequired);
  return `Of every mode: ${links(required)}; optional: ${links(others)}.`;
}

function link(name: string, page: string): string {
  return `[${code(name)}](${page}#${name})`;
}

/** Every input in the order of the alphabet, with the pages that explain it. */
function indexSection(): string {
  const names = Object.keys(INPUTS).sort();
  return names.map((name) => `- ${code(name)}: ${placesOf(name).join(', ')}`).join('\n');
}

function placesOf(name: string): readonly string[] {
  if (COMMON_NAMES.includes(name)) return [`[every mode](#${name})`];
  return modesWith(name).map(({ name: mode }) => `[${mode}](${mode}.md#${name})`);
}

/** An input in full, as it is in a mode; without a mode, as it is in all. */
function entry(name: string, mode?: Definition): string {
  const parts = partsOf(name, mode);
  const isRequired = (one: Definition) => name in REQUIRED_INPUTS[one.name];
  const requiring = MODES.filter(isRequired);
  const isNeeded = mode === undefined ? requiring.length === MODES.length : isRequired(mode);
  const { note, list } = defaultOf(name, parts.list, isNeeded);
  const needed = mode === undefined && !isNeeded ? requiring : [];
  const word = needed.length > 0 ? ` Required in ${needed.map(nameOf).join(' and ')}.` : '';
  const example = exampleOf(name, mode?.name ?? 'upload-dir');
  return [
    `### ${code(name)}`,
    parts.text,
    list.map((item) => `- ${item}`).join('\n'),
    `${note}${word}`,
    `\`\`\`yaml\n${example}\n\`\`\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function nameOf({ name }: Definition): string {
  return code(name);
}

interface Parts {
  readonly text: string;
  readonly list: readonly string[];
}

/** Modes at the beginning of an item that is about these only. */
const IN_MODES = /^In ((?:`[\w-]+`(?:, | and )?)+): /;

/** What action.yml says of an input: a text, and the items of a list; of a mode what is about it. */
export function partsOf(name: string, mode?: Definition): Parts {
  if (name === 'mode') return { text: 'What to do.', list: MODES.map(modeItem) };
  const { description = '' } = manifest().inputs[name] ?? {};
  const [text = '', ...items] = description.trim().split(/\n+(?:- )?/);
  if (mode === undefined) return { text, list: items };
  const list = items.flatMap((item) => {
    const [beginning, modes = code(mode.name)] = IN_MODES.exec(item) ?? [''];
    const rest = item.slice(beginning.length);
    return modes.includes(code(mode.name)) ? [capital(rest)] : [];
  });
  return { text: withoutModes(text, mode), list };
}

function modeItem({ name, summary }: Definition): string {
  return `[${code(name)}](${name}.md) ${summary}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text without the modes that it begins with, but with the condition of this one. */
function withoutModes(text: string, { name }: Definition): string {
  const [sentence = ''] = /^`[^]*?\.(?= )/.exec(text) ?? [];
  if (!MODES.some((one) => sentence.startsWith(code(one.name)))) return text;
  const own = sentence.slice(sentence.indexOf(code(name)) + code(name).length);
  const [, condition] = /^(?: only)?,? (with [^]*)\.$/.exec(own) ?? [];
  const rest = text.slice(sentence.length).trim();
  return condition === undefined ? rest : `Only ${condition}. ${rest}`;
}

/** How an entry shows the default: as a mark in the list of values, or as a sentence of its own. */
function defaultOf(name: string, list: readonly string[], isRequired: boolean) {
  const { default: word = '', defaultMeans }: Partial<InputSpec> = INPUTS[name] ?? {};
  const begin = `${code(word)}: `;
  const isItem = (item: string) => item.startsWith(begin);
  if (isRequired) return { note: 'Required.', list: list.filter((item) => !isItem(item)) };
  if (list.some(isItem)) {
    const marked = `${code(word)} (default): `;
    const replaced = list.map((item) =>
      isItem(item) ? `${marked}${item.slice(begin.length)}` : item,
    );
    return { note: '', list: replaced };
  }
  if (word === '') return { note: '', list };
  if (defaultMeans === undefined && !PLAIN_DEFAULTS.includes(name)) {
    throw new Error(`action.yml does not say what the default "${word}" of ${name} means`);
  }
  const meaning = defaultMeans === undefined ? '' : ` (${defaultMeans})`;
  return { note: `Default: ${code(word)}${meaning}.`, list };
}
