"""One step of a workflow, run by the bundle, and what it tells about itself."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NODE = ROOT / 'node_modules/node/bin/node'


def run_step(workspace, **inputs):
    """Runs the bundle as the runner does; gives its exit code, outputs and report."""
    temp = pathlib.Path(tempfile.mkdtemp(dir=workspace.parent))
    files = {name: temp / name for name in ('GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE')}
    for file in files.values():
        file.touch()
    environment = {name: os.environ[name] for name in os.environ if name.startswith('AWS_')}
    environment |= {'PATH': os.environ['PATH'], 'HOME': str(temp)}
    environment |= {'GITHUB_WORKSPACE': str(workspace), 'RUNNER_TEMP': str(temp)}
    environment |= {name: str(file) for name, file in files.items()}
    environment |= {f'INPUT_{name.upper()}': value for name, value in inputs.items()}
    command = [NODE, ROOT / 'dist/index.js']
    done = subprocess.run(command, env=environment, cwd=workspace, check=False)
    report = [json.loads(line) for line in (workspace / inputs['report']).read_text().splitlines()]
    return done.returncode, read_outputs(files['GITHUB_OUTPUT']), report


def read_outputs(file):
    outputs, lines = {}, iter(file.read_text().splitlines())
    for line in lines:
        name, delimiter = line.split('<<', 1)
        outputs[name] = '\n'.join(iter(lambda: next(lines), delimiter))
    return outputs


def expect(what, actual, expected):
    if actual != expected:
        sys.exit(f'{what}: {actual!r} instead of {expected!r}')


def check_outputs(outputs, **expected):
    """What is not named must be zero."""
    zeros = ('uploaded', 'deleted', 'downloaded', 'copied', 'aborted', 'skipped', 'failed', 'bytes')
    named = {**dict.fromkeys(zeros, 0), 'failed-keys': '[]', 'dry-run': 'false', **expected}
    for name, value in named.items():
        expect(f'output {name}', outputs[name], str(value))


def reported(report, status):
    return sorted(row['key'] for row in report[1:-1] if row['status'] == status)


def check_report(report, outputs, statuses):
    """The report names every object once, and counts what the outputs count."""
    *_, counts = report
    rows = report[1:-1]
    expect('objects in the report', len({row['key'] for row in rows}), len(rows))
    for status, number in statuses.items():
        expect(f'{status} in the report', sum(row['status'] == status for row in rows), number)
    for name, number in counts['counts'].items():
        expect(f'output {name}', outputs[name], str(number))
