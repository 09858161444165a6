import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

const NAMES = ['upload-dir', 'delete-prefix', 'exclude', 'include', 'region'];

describe('nearest', () => {
  it.each([
    ['upload-dri', 'upload-dir'],
    ['Upload_Dir', 'upload-dir'],
    ['exlude', 'exclude'],
    ['regoin', 'region'],
    ['delete', undefined],
    ['something else', undefined],
    ['', undefined],
  ])('%j was meant as %j', (text, name) => {
    expect(nearest(text, NAMES)).toBe(name);
  });
});
