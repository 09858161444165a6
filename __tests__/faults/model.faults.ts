import { describe, expect, it } from 'vitest';
import { linesOf } from './model/mirror.ts';
import { historicScene, serverLines } from './model/scene.ts';
import { seed } from './seed.ts';

describe('a history', () => {
  it('leaves on the server what its mirror says', async () => {
    for (let n = 0; n < 40; n += 1) {
      const scene = await historicScene(seed + n);
      expect(serverLines(scene), `seed ${seed + n}`).toEqual(linesOf(scene.mirror));
      await scene.close();
    }
  });
});
