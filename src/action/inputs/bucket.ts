/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const ACCESS_POINT = /^arn:aws[a-z-]*:s3(-outposts|-object-lambda)?:[a-z0-9-]*:\d*:\S+$/;

/** What is wrong with the name of a bucket, and what to do; undefined: nothing. */
export function bucketProblem(
  bucket: string,
): { readonly expected: string; readonly remedy: string } | undefined {
  const expected = 'the name of a bucket or the ARN of an access point';
  if (bucket === '') return { expected, remedy: 'name the bucket' };
  const [, name, path = ''] = /^s3:\/\/([^/]*)\/?(.*)$/i.exec(bucket) ?? [];
  if (name !== undefined) {
    const split = path === '' ? `bucket: ${name}` : `bucket: ${name} and prefix: ${path}`;
    return { expected: `${expected}, without s3://`, remedy: `write ${split}` };
  }
  if (NAME.test(bucket) || ACCESS_POINT.test(bucket)) return undefined;
  const remedy = bucket.includes('/')
    ? 'write what follows the "/" in the input "prefix"'
    : 'names have 3 to 63 lower-case letters, digits, dots and hyphens';
  return { expected, remedy };
}
