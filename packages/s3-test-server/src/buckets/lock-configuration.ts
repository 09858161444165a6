import { S3Error } from '../http/errors.ts';
import { bucketNameOf, emptyAnswer, xmlAnswer, type Handler } from '../http/handler.ts';
import { childText, parseXmlBody, type XmlNode } from '../http/xml.ts';
import { bucketOf, type DefaultRetention } from '../state.ts';

const UNITS = ['Days', 'Years'] as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html */
export const getObjectLockConfiguration: Handler = ({ request, state }) => {
  const { hasObjectLock, retention } = bucketOf(state, bucketNameOf(request));
  if (!hasObjectLock) throw new S3Error('ObjectLockConfigurationNotFoundError');
  const DefaultRetention = retention && {
    Mode: retention.mode,
    [retention.unit]: retention.period,
  };
  return xmlAnswer('ObjectLockConfiguration', {
    ObjectLockEnabled: 'Enabled',
    Rule: DefaultRetention && { DefaultRetention },
  });
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html */
export const putObjectLockConfiguration: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const root = parseXmlBody(request.body);
  if (childText(root, 'ObjectLockEnabled') !== 'Enabled') throw new S3Error('MalformedXML');
  const rule = root.children.find(({ name }) => name === 'Rule');
  const retention = rule && retentionOf(rule);
  if (bucket.versioning !== 'Enabled') {
    const Message =
      "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration";
    throw new S3Error('InvalidBucketState', { Message });
  }
  bucket.hasObjectLock = true;
  bucket.retention = retention;
  return emptyAnswer(200);
};

function retentionOf(rule: XmlNode): DefaultRetention {
  const node = rule.children.find(({ name }) => name === 'DefaultRetention');
  if (node === undefined) throw new S3Error('MalformedXML');
  const mode = childText(node, 'Mode');
  const [unit, ...others] = UNITS.filter((name) => childText(node, name) !== undefined);
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || unit === undefined || others.length > 0) {
    throw new S3Error('MalformedXML');
  }
  const period = Number(childText(node, unit));
  if (Number.isInteger(period) && period > 0) return { mode, unit, period };
  const Message = 'Default retention period must be a positive integer value.';
  throw new S3Error('InvalidArgument', { Message });
}
