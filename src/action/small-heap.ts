import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage before it asks for more memory. By default its heap grows with the memory
 * of the machine, which a job shares with everything else that it runs; a batch makes much garbage
 * and keeps little. Costs about a fifth of the speed, saves half of the memory (bench/README.md).
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=100');
}
