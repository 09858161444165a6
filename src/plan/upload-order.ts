/** Files that are uploaded together, before or after others. */
export type UploadGroup = 'assets' | 'rest' | 'html';

export const UPLOAD_GROUPS: readonly UploadGroup[] = ['assets', 'rest', 'html'];

const HTML = /^(text\/html|application\/xhtml\+xml)\b/i;

/** What pages ask for by themselves. */
const ASSETS =
  /^(image|font|audio|video)\/|^text\/(css|javascript)\b|^application\/(javascript|ecmascript|wasm|font-[\w-]+|vnd\.ms-fontobject)\b/i;

/** The group of a file, by the content type that it is stored with. */
export function groupOf(contentType: string): UploadGroup {
  if (HTML.test(contentType)) return 'html';
  return ASSETS.test(contentType) ? 'assets' : 'rest';
}

/** The three groups in some order, separated by commas; undefined for anything else. */
export function parseUploadOrder(text: string): readonly UploadGroup[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  const order = names.flatMap((name) => UPLOAD_GROUPS.filter((group) => group === name));
  const isComplete = new Set(order).size === UPLOAD_GROUPS.length;
  return isComplete && names.length === UPLOAD_GROUPS.length ? order : undefined;
}
