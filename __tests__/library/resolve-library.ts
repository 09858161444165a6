import { registerHooks } from 'node:module';

const SOURCE = new URL('../../src/index.ts', import.meta.url).href;

// Loaded before an example with --import: the package's name stands for this checkout's sources, and
// other packages are found from there.
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 's3-batch-action') return next(SOURCE, context);
    const isPackage = !/^(\.|\/|\w+:)/.test(specifier);
    return next(specifier, isPackage ? { ...context, parentURL: SOURCE } : context);
  },
});
