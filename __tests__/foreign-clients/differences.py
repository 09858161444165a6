"""Where a store gives its clients something else than S3 does, by the reason.

A row is a step, a place in its result and what stands there instead. Each must be found exactly so:
one that is not as it says, or that came to be as on S3, fails the run. The dev server has no row.
"""

# Stands for what is not there.
MISSING = 'nothing'

READS = ('head-object', 'head-object with checksum', 'get-object', 'get-object with range')
LISTS = (
    'list-objects',
    'list-objects-v2',
    'list-objects-v2 --delimiter',
    'list-objects-v2 --max-items',
    'list-objects-v2 of no key',
)
QUIETLY_DELETED = [
    'none',
    *(f'page/{number:02} +\u00fc.txt' for number in range(1, 11)),
    'parts.bin',
    'signed + \u00fc.txt',
]

DIFFERENCES = {
    'versitygw': {
        'tells a size and an ARN that S3 tells of directory buckets alone': [
            ('aws s3api create-bucket', '.BucketArn', 'arn:aws:s3:::aws-api'),
            ('aws s3api put-object', '.Size', 10),
            ('aws s3api put-object: version 1', '.Size', 5),
            ('aws s3api put-object: version 2', '.Size', 10),
        ],
        'tells the class STANDARD, which S3 leaves out': [
            (f'aws s3api {step}', '.StorageClass', 'STANDARD') for step in READS
        ],
        'leaves out a prefix that is empty': [
            *((f'aws s3api {step}', '.Prefix', None) for step in LISTS),
            ('aws s3api list-objects-v2 --start-after', '.Prefix', MISSING),
        ],
        'ignores encoding-type': [
            ('aws s3api list-objects-v2 --no-paginate', '.EncodingType', ''),
            ('aws s3api list-objects-v2 --start-after', '.EncodingType', ''),
        ],
        'takes the key that a listing starts after for a token': [
            ('aws s3api list-objects-v2 --start-after', '.ContinuationToken', 'a/1.txt'),
        ],
        'names no owner of versions and delete markers': [
            ('aws s3api list-object-versions', '.DeleteMarkers[0].Owner', MISSING),
            ('aws s3api list-object-versions', '.Versions[0].Owner', MISSING),
            ('aws s3api list-object-versions', '.Versions[1].Owner', MISSING),
        ],
        'ignores Quiet': [('boto3 delete_objects quiet', '[0]', QUIETLY_DELETED)],
    },
}


def known_differences(store):
    """The rows of all reasons."""
    for rows in DIFFERENCES.get(store, {}).values():
        yield from rows
