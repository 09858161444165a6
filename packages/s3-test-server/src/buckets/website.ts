import { S3Error } from '../http/errors.ts';
import { bucketNameOf, emptyAnswer, xmlAnswer, type Handler } from '../http/handler.ts';
import { contentOf } from '../objects/objects.ts';
import { decodePath } from '../http/request.ts';
import { bucketOf, type BucketState } from '../state.ts';
import type { Answer } from '../types.ts';
import { childText, parseXmlBody } from '../http/xml.ts';

/** Requests to `BUCKET.s3-website.localhost` come as a browser sends them: without a signature. */
export const WEBSITE_HOST = /^(.+)\.s3-website\.localhost$/;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html */
export function websiteAnswer(
  bucket: BucketState | undefined,
  method: string,
  path: string,
): Answer {
  if (bucket?.website === undefined) return htmlAnswer(404, 'NoSuchWebsiteConfiguration');
  if (method !== 'GET' && method !== 'HEAD') return htmlAnswer(405, 'MethodNotAllowed');
  const { indexDocument, errorDocument } = bucket.website;
  const key = keyFrom(path);
  if (key === undefined) return htmlAnswer(400, 'InvalidURI');
  const isDirectory = key === '' || key.endsWith('/');
  const object = bucket.current(isDirectory ? key + indexDocument : key);
  if (object !== undefined) {
    const redirect = object.headers['x-amz-website-redirect-location'];
    if (redirect !== undefined) return emptyAnswer(301, { location: redirect });
    return objectAnswer(200, object);
  }
  if (!isDirectory && bucket.current(`${key}/${indexDocument}`) !== undefined) {
    return emptyAnswer(302, { location: `${path}/` });
  }
  const error = errorDocument === undefined ? undefined : bucket.current(errorDocument);
  return error === undefined ? htmlAnswer(404, 'NoSuchKey') : objectAnswer(404, error);
}

function keyFrom(path: string): string | undefined {
  try {
    return decodePath(path.slice(1));
  } catch {
    return undefined;
  }
}

function objectAnswer(
  status: number,
  object: NonNullable<ReturnType<BucketState['current']>>,
): Answer {
  const { headers, etag, lastModified } = object;
  const dated = { etag, 'last-modified': lastModified.toUTCString() };
  return { status, headers: { ...headers, ...dated }, body: contentOf(object) };
}

function htmlAnswer(status: number, code: string): Answer {
  const body = Buffer.from(`<!doctype html><title>${status}</title><h1>${status} ${code}</h1>`);
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export const getBucketWebsite: Handler = ({ request, state }) => {
  const { website } = bucketOf(state, bucketNameOf(request));
  if (website === undefined) throw new S3Error('NoSuchWebsiteConfiguration');
  const { indexDocument, errorDocument } = website;
  return xmlAnswer('WebsiteConfiguration', {
    IndexDocument: { Suffix: indexDocument },
    ErrorDocument: errorDocument === undefined ? undefined : { Key: errorDocument },
  });
};

export const putBucketWebsite: Handler = ({ request, state }) => {
  const root = parseXmlBody(request.body);
  const child = (name: string) => root.children.find((one) => one.name === name);
  const index = child('IndexDocument');
  const error = child('ErrorDocument');
  const indexDocument = index && childText(index, 'Suffix');
  if (indexDocument === undefined) throw new S3Error('MalformedXML');
  const errorDocument = error && childText(error, 'Key');
  bucketOf(state, bucketNameOf(request)).website = {
    indexDocument,
    ...(errorDocument !== undefined && { errorDocument }),
  };
  return emptyAnswer(200);
};

export const deleteBucketWebsite: Handler = ({ request, state }) => {
  bucketOf(state, bucketNameOf(request)).website = undefined;
  return emptyAnswer(204);
};
