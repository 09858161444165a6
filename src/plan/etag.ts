/** An ETag that is an MD5, or the MD5 of the parts' MD5s. */
export interface SplitETag {
  /** 32 hexadecimal digits in lower case. */
  readonly digest: string;
  /** 0: it was not stored in parts. */
  readonly parts: number;
}

/** The ETag without its quotes. */
export function bareETag(etag: string): string {
  return etag.replace(/^(?:W\/)?"(.*)"$/, '$1');
}

/** Undefined for an ETag without quotes that has another form. */
export function splitETag(etag: string): SplitETag | undefined {
  const [, digest, parts = '0'] = /^([0-9a-f]{32})(?:-([1-9]\d{0,4}))?$/.exec(etag) ?? [];
  return digest === undefined ? undefined : { digest, parts: Number(parts) };
}
