import { describe, expect, it } from 'vitest';
import { createVersionJudge, type VersionVerdict } from '../../src/plan/version-judge.ts';
import type { ListedVersion } from '../../src/object-store/object-store.ts';

/** `k:3` is a version of `k` that was written in second 3, `k:3m` a delete marker, `!` the latest. */
function rowOf(text: string): ListedVersion {
  const [, key = '', second, marker, latest] = /^(\w+):(\d+)(m?)(!?)$/.exec(text) ?? [];
  return {
    key,
    versionId: text,
    isLatest: latest === '!',
    isDeleteMarker: marker === 'm',
    size: 0,
    etag: '',
    lastModified: new Date(Number(second) * 1000),
  };
}

function judged(rows: string, verdictOf: (name: string) => VersionVerdict = () => 'delete') {
  const since: number[] = [];
  const judge = createVersionJudge((row, place) => {
    since.push(place.since.getTime() / 1000);
    return verdictOf(row.versionId);
  });
  const names = rows.split(' ');
  const got = [...names.flatMap((name) => judge.next(rowOf(name))), ...judge.end()];
  return { got, since };
}

describe('createVersionJudge', () => {
  it.each([
    ['one that is alone', 'a:1!', 'a:1!'],
    ['what is current after the others of its key', 'a:3! a:2 a:1', 'a:2 a:1 a:3!'],
    ['key by key', 'a:3m! a:2 b:4! c:6! c:5m', 'a:2 a:3m! b:4! c:5m c:6!'],
  ])('gives %s', (_, rows, expected) => {
    expect(
      judged(rows)
        .got.map(({ versionId }) => versionId)
        .join(' '),
    ).toBe(expected);
  });

  it.each([
    ['in which the next newer one was written', 'a:9! a:7 a:4m a:2', [9, 9, 7, 4]],
    ['of its own for what is current', 'a:5! b:6m!', [5, 6]],
    ['that they share, when of one kind', 'a:9! a:7 a:7 a:7', [9, 9, 7, 7]],
    ['later than both, when of two kinds', 'a:9! a:7 a:7m a:3', [9, 9, 9, 7]],
    ['that is known for the second of a kind', 'a:9! a:7 a:7 a:7m a:7m', [9, 9, 7, 9, 7]],
    ['of what is current, when written with it', 'a:9! a:9 a:9m', [9, 9, 9]],
    ['of another key never', 'a:9! b:3! b:2', [9, 3, 3]],
  ])('counts from the second %s', (_, rows, expected) => {
    expect(judged(rows).since).toEqual(expected);
  });

  it.each<[string, string, string, string]>([
    ['nothing of it stays', 'a:3! a:2 a:1', '', 'delete delete delete'],
    ['an older one stays', 'a:3! a:2 a:1', 'a:2', 'younger delete covers-older'],
    ['it stays itself', 'a:3! a:2 a:1', 'a:3!', 'delete delete younger'],
    [
      'another key has one that stays',
      'a:3! a:2 b:1! b:0',
      'a:2',
      'younger covers-older delete delete',
    ],
    ['a second one is current too', 'a:3! a:2! a:1', '', 'covers-older delete covers-older'],
    ['none says that it is current', 'a:3 a:2', 'a:2', 'younger covers-older'],
  ])('hazard 61: judges what is current when %s', (_, rows, kept, expected) => {
    const { got } = judged(rows, (name) => (name === kept ? 'younger' : 'delete'));
    expect(got.map(({ verdict }) => verdict).join(' ')).toBe(expected);
  });
});
