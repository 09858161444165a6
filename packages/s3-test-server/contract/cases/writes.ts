import { expect } from 'vitest';
import type { ContractCase } from '../contract-case.ts';
import { keysOf, list, putObject, readObject, refusalOf, setVersioning } from '../given.ts';

const OTHER = '"00000000000000000000000000000000"';

export const CONDITIONAL_WRITE_CASES: readonly ContractCase[] = [
  {
    name: 'PUT If-None-Match * stores a new key',
    source: 'API_PutObject: If-None-Match',
    run: async (context) => {
      expect(await refusalOf(putObject(context, 'a', 'new', { IfNoneMatch: '*' }))).toBe('200');
      expect(await readObject(context, 'a')).toBe('new');
    },
  },
  {
    name: 'PUT If-None-Match * leaves a key that is there',
    source: 'API_PutObject: If-None-Match, 412',
    run: async (context) => {
      await putObject(context, 'a', 'old');
      const put = putObject(context, 'a', 'new', { IfNoneMatch: '*' });
      expect(await refusalOf(put)).toBe('412 PreconditionFailed');
      expect(await readObject(context, 'a')).toBe('old');
    },
  },
  {
    name: 'PUT If-None-Match * stores again what was deleted',
    source: 'userguide/conditional-writes: If-None-Match',
    run: async (context) => {
      await putObject(context, 'a', 'old');
      await context.send({ method: 'DELETE', key: 'a' });
      expect(await refusalOf(putObject(context, 'a', 'new', { IfNoneMatch: '*' }))).toBe('200');
    },
  },
  {
    name: 'PUT If-None-Match * stores over a delete marker',
    source: 'userguide/conditional-writes: versioning',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a', 'old');
      await context.send({ method: 'DELETE', key: 'a' });
      expect(await refusalOf(putObject(context, 'a', 'new', { IfNoneMatch: '*' }))).toBe('200');
      expect(await readObject(context, 'a')).toBe('new');
    },
  },
  {
    name: 'PUT If-None-Match * leaves a current version',
    source: 'userguide/conditional-writes: versioning',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a', 'old');
      const put = putObject(context, 'a', 'new', { IfNoneMatch: '*' });
      expect(await refusalOf(put)).toBe('412 PreconditionFailed');
    },
  },
  {
    name: 'PUT If-None-Match * lets one of ten at a time through',
    source: 'userguide/conditional-writes: concurrent writers',
    run: async (context) => {
      const puts = Array.from({ length: 10 }, (_, index) =>
        refusalOf(putObject(context, 'a', `${index}`, { IfNoneMatch: '*' })),
      );
      const answers = await Promise.all(puts);
      expect(answers.filter((answer) => answer === '200')).toHaveLength(1);
    },
  },
  {
    name: 'PUT If-Match with the ETag replaces',
    source: 'API_PutObject: If-Match',
    run: async (context) => {
      const { ETag } = await putObject(context, 'a', 'old');
      expect(await refusalOf(putObject(context, 'a', 'new', { IfMatch: ETag }))).toBe('200');
      expect(await readObject(context, 'a')).toBe('new');
    },
  },
  {
    name: 'PUT If-Match with another ETag leaves the object',
    source: 'API_PutObject: If-Match, 412',
    run: async (context) => {
      await putObject(context, 'a', 'old');
      const put = putObject(context, 'a', 'new', { IfMatch: OTHER });
      expect(await refusalOf(put)).toBe('412 PreconditionFailed');
      expect(await readObject(context, 'a')).toBe('old');
    },
  },
  {
    name: 'PUT If-Match on a key that is not there is 404',
    source: 'userguide/conditional-writes: If-Match, 404',
    run: async (context) => {
      const put = putObject(context, 'a', 'new', { IfMatch: OTHER });
      expect(await refusalOf(put)).toBe('404 NoSuchKey');
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'DELETE If-Match with the ETag deletes',
    source: 'API_DeleteObject: If-Match',
    run: async (context) => {
      const { ETag = '' } = await putObject(context, 'a');
      const headers = { 'if-match': ETag };
      expect((await context.send({ method: 'DELETE', key: 'a', headers })).status).toBe(204);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'DELETE If-Match * deletes what is there',
    source: 'API_DeleteObject: If-Match *',
    run: async (context) => {
      await putObject(context, 'a');
      const headers = { 'if-match': '*' };
      expect((await context.send({ method: 'DELETE', key: 'a', headers })).status).toBe(204);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'DELETE If-Match with another ETag leaves the object',
    source: 'API_DeleteObject: If-Match, 412',
    run: async (context) => {
      await putObject(context, 'a');
      const headers = { 'if-match': OTHER };
      const { status, code } = await context.send({ method: 'DELETE', key: 'a', headers });
      expect([status, code]).toEqual([412, 'PreconditionFailed']);
      expect(keysOf(await list(context))).toEqual(['a']);
    },
  },
];
