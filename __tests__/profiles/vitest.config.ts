import base from '../../vitest.config.ts';

export default { ...base, test: { ...base.test, include: ['__tests__/profiles/*.matrix.ts'] } };
