import { describe, expect, it } from 'vitest';
import { wrongOutputs } from '../end-to-end/expect-outputs.ts';

const outputs = { uploaded: '3', 'failed-keys': '["a=b"]', report: '' };

describe('wrongOutputs', () => {
  it('finds nothing where all is as expected', () => {
    expect(wrongOutputs(outputs, ['uploaded=3', 'failed-keys=["a=b"]', 'report='])).toEqual([]);
  });

  it('names every output that differs, or is not set', () => {
    expect(wrongOutputs(outputs, ['uploaded=30', 'deleted=0', 'report=x'])).toEqual([
      'output uploaded: "3" instead of "30"',
      'output deleted: not set instead of "0"',
      'output report: "" instead of "x"',
    ]);
  });
});
