import { writeFileSync } from 'node:fs';

// Loaded before the bundle with --import: leaves the process's peak memory, in KiB, in a file.
process.on('exit', () => {
  const file = process.env['PEAK_MEMORY_FILE'];
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
