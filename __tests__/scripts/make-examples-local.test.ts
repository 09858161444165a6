import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeLocal } from '../end-to-end/make-examples-local.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples/workflows');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: unknown;
}

function stepsOf(workflow: string): readonly Step[] {
  const { jobs } = parse(workflow) as { jobs: Record<string, { steps: Step[] }> };
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

describe('makeLocal', () => {
  it.each([
    ['deploy-site.yml', 1],
    ['upload-build.yml', 1],
    ['prune-preview.yml', 1],
    ['preview.yml', 1],
    ['deploy-beside-previews.yml', 1],
    ['prune-after-review.yml', 2],
    ['delete-and-retry.yml', 1],
    ['deploy-spa.yml', 1],
    ['deploy-with-static-keys.yml', 1],
    ['deploy-and-invalidate.yml', 1],
    ['deploy-to-r2-and-purge.yml', 1],
  ])('leaves %s as it is but for the first steps of its %i jobs', (name, jobs) => {
    const workflow = readFileSync(join(EXAMPLES, name), 'utf8');
    const before = stepsOf(workflow);
    const after = stepsOf(makeLocal(workflow));
    expect(after.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toHaveLength(jobs);
    const own = (steps: readonly Step[]) =>
      steps.filter(
        ({ uses = '', run = '' }) => !/^(actions|aws-actions)\/|ARTIFACTS/.test(uses + run),
      );
    expect(own(after)).toEqual(
      own(before).map((step) =>
        step.uses === 'org/s3-batch-action@v1' ? { ...step, uses: './' } : step,
      ),
    );
  });

  it('copies artifacts, and reviews before it takes one', () => {
    const workflow = readFileSync(join(EXAMPLES, 'prune-after-review.yml'), 'utf8');
    const commands = stepsOf(makeLocal(workflow)).flatMap(({ run }) => run ?? []);
    expect(commands).toEqual([
      'mkdir "$ARTIFACTS/plan" && cp "plan.jsonl" "$ARTIFACTS/plan"',
      'bash "$MEANWHILE" && cp "$ARTIFACTS/plan"/* .',
    ]);
  });

  it('copies artifacts under the conditions of their steps', () => {
    const workflow = readFileSync(join(EXAMPLES, 'delete-and-retry.yml'), 'utf8');
    expect(stepsOf(makeLocal(workflow)).filter(({ run }) => run !== undefined)).toEqual([
      { if: 'inputs.retry-of', run: 'bash "$MEANWHILE" && cp "$ARTIFACTS/report"/* .' },
      {
        if: 'always() && steps.delete.outputs.report',
        run:
          'mkdir "$ARTIFACTS/report" && ' +
          'cp "${{ steps.delete.outputs.report }}" "$ARTIFACTS/report"',
      },
    ]);
  });
});
