import type { OpenUpload } from '../../../object-store/object-store.ts';
import { documentOf } from '../../wire/answer.ts';
import { toBoolean, toCount } from '../../wire/xml/values.ts';
import type { Operation } from '../operation.ts';
import { placeOf } from './upload-query.ts';

export interface ListPartsInput extends OpenUpload {
  /** The number of the last part of the page before. */
  readonly after?: number;
}

export interface ListPartsAnswer {
  /** Bytes of each part; undefined where the row does not tell. */
  readonly sizes: readonly (number | undefined)[];
  readonly isTruncated: boolean | undefined;
  readonly next: number | undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
export const listParts: Operation<ListPartsInput, ListPartsAnswer> = {
  write: (input) => {
    const { path, query } = placeOf(input);
    return {
      method: 'GET',
      path,
      query: { ...query, 'part-number-marker': input.after?.toString() },
      headers: {},
    };
  },
  read: (answer) => {
    const { fields, rows = [] } = documentOf(answer, 'ListPartsResult', 'Part') ?? {};
    return {
      sizes: rows.map((row) => toCount(row.fields.get('Size'))),
      isTruncated: toBoolean(fields?.get('IsTruncated')),
      next: toCount(fields?.get('NextPartNumberMarker')),
    };
  },
  missing: ({ sizes, isTruncated, next = 0 }, { after = 0 }) => {
    if (isTruncated === undefined) return 'IsTruncated';
    if (sizes.includes(undefined)) return 'a size in every row';
    return isTruncated && next <= after ? 'a marker that leads on' : undefined;
  },
};
