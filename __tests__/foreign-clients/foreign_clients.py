"""Foreign clients do the same work on each store in STORE_NAMES and must see the same.

Every step's result is held to what S3 gives, written beside the step, and to those of the other
stores. Needs what with-servers.sh sets, boto3, aws and rclone.
"""

import concurrent.futures
import os
import sys
import tempfile

import aws_cli
import aws_cli_api
import aws_cli_states
import boto3_client
import rclone_client
from differences import MISSING, known_differences
from store import Store

CLIENTS = (aws_cli, aws_cli_api, aws_cli_states, boto3_client, rclone_client)


def run_all(name):
    """What each step gave on one store, beside what S3 gives."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(name, folder)
        for client in CLIENTS:
            try:
                client.run_steps(store)
            except Exception as error:
                last = next(reversed(store.results), 'the start')
                raise RuntimeError(f'{name}: {client.__name__} broke off after {last}') from error
        return store.results


def unlike(actual, expected, place=''):
    """Pairs of a place in a result and what stands there, wherever that is not as expected."""
    if isinstance(actual, dict) and isinstance(expected, dict):
        for name in sorted({*actual, *expected}):
            yield from unlike(
                actual.get(name, MISSING), expected.get(name, MISSING), f'{place}.{name}'
            )
    elif isinstance(actual, list) and isinstance(expected, list) and len(actual) == len(expected):
        for index, (one, other) in enumerate(zip(actual, expected)):
            yield from unlike(one, other, f'{place}[{index}]')
    elif actual != expected:
        yield place or 'the result', actual, expected


def problems_of(name, results):
    """A sentence for each result that is neither as on S3 nor known to be otherwise."""
    known = {(step, place): given for step, place, given in known_differences(name)}
    found = {
        (step, place): (given, wanted)
        for step, (actual, expected) in results.items()
        for place, given, wanted in unlike(actual, expected)
    }
    for (step, place), (given, wanted) in found.items():
        if (step, place) not in known:
            yield f'{name}: {step}: {place} is {given!r} instead of {wanted!r}'
        elif given != known[step, place]:
            yield f'{name}: {step}: {place} is {given!r}, not as differences.py says'
    for step, place in sorted(known.keys() - found.keys()):
        yield f'{name}: {step}: {place} is as on S3 or no step: take it out of differences.py'


def contradictions(stores):
    """A sentence for each result that two stores do not share, but for what is known."""
    (first, results), *others = stores.items()
    for name, own in others:
        known = {row[:2] for one in (first, name) for row in known_differences(one)}
        for step in sorted({*results, *own}):
            pair = own.get(step, [MISSING])[0], results.get(step, [MISSING])[0]
            for place, given, wanted in unlike(*pair):
                if (step, place) not in known:
                    yield f'{step}: {place} is {given!r} on {name}, {wanted!r} on {first}'


def main():
    names = os.environ['STORE_NAMES'].split(',')
    with concurrent.futures.ThreadPoolExecutor() as pool:
        stores = dict(zip(names, pool.map(run_all, names)))
    problems = [text for name in names for text in problems_of(name, stores[name])]
    problems += contradictions(stores)
    for problem in problems:
        print(problem)
    for name, results in stores.items():
        steps = {step for step, *_ in known_differences(name)}
        print(f'{name}: {len(results)} steps, of which {len(steps)} differ as is known')
    sys.exit(1 if problems else 0)


main()
