import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uploadDir } from '../../src/action/modes/upload-dir.ts';
import { uploadInputs } from '../support/inputs.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { modeContext } from '../support/mode-context.ts';
import { workspaceOf } from '../support/run-action.ts';

describe('upload-dir', () => {
  it.each([3, 16_500])('meets each of %d files once, kept or not', async (count) => {
    const names = Array.from({ length: count }, (_, index) => `public/${index}.txt`);
    const workspace = await workspaceOf(Object.fromEntries(names.map((name) => [name, ''])));
    const store = new MemoryStore();
    const outcomes = uploadDir(
      uploadInputs({ source: join(workspace, 'public') }),
      modeContext(() => Promise.resolve(store)),
    );
    const keys: string[] = [];
    for await (const { key, status } of outcomes) if (status === 'done') keys.push(key);
    expect(keys).toHaveLength(count);
    expect(new Set(keys).size).toBe(count);
    expect(store.objects.size).toBe(count);
  });
});
