import {
  doneOf,
  DONE_WORD,
  totalWithoutState,
  type Tally,
  totalOf,
} from '../../../core/tally/tally.ts';
import { formatBytes, formatCount, plural } from '../../../core/text.ts';
import { modeOf } from '../../modes/modes.ts';
import { CHANGE_WORDS, type ChangeGroup } from '../changes.ts';
import { failureHeadline, isCancelled, isComplete, type RunResult } from '../failure-text.ts';

/** What the totals of a run are made of. */
export interface TotalsFacts extends RunResult {
  readonly changes: readonly ChangeGroup[];
  /** Milliseconds that the run took. */
  readonly duration: number;
}

/** Counts, bytes, duration and rate, in one line. */
export function totalsLine(facts: TotalsFacts): string {
  const { inputs, tally, duration } = facts;
  const { bytes } = tally;
  const took = durationText(duration);
  const counts = countTexts(facts);
  if (counts.length === 0) return `Stopped after ${took}`;
  if (inputs.dryRun) {
    const sent = bytes > 0 ? [`${formatBytes(bytes)} to transfer`] : [];
    return [...counts, ...sent, `planned in ${took}`].join(' · ');
  }
  const moved = bytes > 0 ? `${formatBytes(bytes)} in ${took}` : took;
  return [...counts, moved, ...rateTexts(tally, duration)].join(' · ');
}

function countTexts(facts: TotalsFacts): readonly string[] {
  const { tally } = facts;
  const unchanged = tally.skippedBy.get('unchanged') ?? 0;
  const changed = changedText(facts);
  if (isCancelled(facts)) return [failureHeadline(facts)];
  const upToDate = unchanged > 0 ? [`${formatCount(unchanged)} up to date`] : [];
  if (!isComplete(facts)) {
    return [failedText(facts), changed, ...upToDate].filter((text) => text !== '');
  }
  return changed === '' ? [['Nothing to do', ...upToDate].join(', ')] : [changed, ...upToDate];
}

/** For example `3 of 1,204 objects were not uploaded, 10 not attempted`. */
function failedText({ inputs, tally, expected = 0 }: TotalsFacts): string {
  const untouched = expected - totalOf(tally);
  const rest = untouched > 0 ? [`${formatCount(untouched)} not attempted`] : [];
  const thing = inputs.mode === 'abort-uploads' ? 'upload' : 'object';
  const were = tally.failed === 1 ? 'was' : 'were';
  const done = DONE_WORD[modeOf(inputs).verb];
  const all = plural(totalWithoutState(tally), thing);
  const failed = `${formatCount(tally.failed)} of ${all} ${were} not ${done}`;
  return [...(tally.failed > 0 ? [failed] : []), ...rest].join(', ');
}

/** For example `4 new, 3 updated, 9 deleted (1.2 MiB)`. */
function changedText({ inputs, tally, changes }: TotalsFacts): string {
  const texts = changes.map(({ change, count, bytes }) => {
    const words = CHANGE_WORDS[change];
    const isRemoval = change === 'deleted' || change === 'aborted';
    const facts = [
      ...(isRemoval && bytes > 0 ? [formatBytes(bytes)] : []),
      ...(change === 'deleted' ? markerTexts(tally) : []),
    ];
    const details = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
    return `${inputs.dryRun ? words.would(count) : words.done(count)}${details}`;
  });
  return `${inputs.dryRun && texts.length > 0 ? 'Would ' : ''}${texts.join(', ')}`;
}

function markerTexts({ markersDeleted, markersLeft }: Tally): readonly string[] {
  return [
    ...(markersDeleted > 0 ? [plural(markersDeleted, 'delete marker')] : []),
    ...(markersLeft > 0 ? [`${formatCount(markersLeft)} hidden under a delete marker`] : []),
  ];
}

/** Milliseconds as `0.4 s`, `83 s`, `5 min 12 s` or `2 h 3 min`. */
export function durationText(duration: number): string {
  const seconds = Math.round(duration / 1000);
  if (duration < 9950) return `${Math.max(0.1, duration / 1000).toFixed(1)} s`;
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min ${seconds % 60} s`;
  return `${formatCount(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** Bytes or objects a second, whichever says more. */
function rateTexts(tally: Tally, duration: number): readonly string[] {
  const seconds = Math.max(1, duration) / 1000;
  const done = doneOf(tally);
  if (done === 0) return [];
  const isLarge = tally.bytes / done > 1024 * 1024;
  if (isLarge) return [`${formatBytes(Math.round(tally.bytes / seconds))}/s`];
  return [`${plural(Math.max(1, Math.round(done / seconds)), 'object')}/s`];
}
