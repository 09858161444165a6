/** Groups of files in the order of uploads: one begins when the one before is stored. */
export type UploadGroup = 'assets' | 'rest' | 'html';

export const UPLOAD_GROUPS: readonly UploadGroup[] = ['assets', 'rest', 'html'];

const HTML = /^(text\/html|application\/xhtml\+xml)\b/i;

/** The types that pages load by themselves. */
const ASSETS =
  /^(image|font|audio|video)\/|^text\/(css|javascript)\b|^application\/(javascript|ecmascript|wasm|font-[\w-]+|vnd\.ms-fontobject)\b/i;

/** The group of a file with this content type. */
export function groupOf(contentType: string): UploadGroup {
  if (HTML.test(contentType)) return 'html';
  return ASSETS.test(contentType) ? 'assets' : 'rest';
}

/** Parses the three groups in any order, separated by commas; undefined for anything else. */
export function parseUploadOrder(text: string): readonly UploadGroup[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  const order = names.flatMap((name) => UPLOAD_GROUPS.filter((group) => group === name));
  const isComplete = new Set(order).size === UPLOAD_GROUPS.length;
  return isComplete && names.length === UPLOAD_GROUPS.length ? order : undefined;
}
