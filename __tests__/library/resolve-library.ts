import { registerHooks } from 'node:module';

const SOURCE = new URL('../../src/index.ts', import.meta.url).href;

// Loaded before an example with --import: the package's name stands for this checkout's sources.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 's3-batch-action' ? SOURCE : specifier, context),
});
