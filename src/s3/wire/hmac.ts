import { hash } from 'node:crypto';

/** HMAC-SHA256 of a text under a key that is kept, in hexadecimal. */
export type Hmac = (text: string) => string;

/** Bytes of a block of SHA-256, and of its digest. */
const BLOCK = 64;
const DIGEST = 32;

/**
 * HMAC (https://www.rfc-editor.org/rfc/rfc2104) by two hashes in one call each: Node's own Hmac
 * prepares its key anew every time, which takes longer than the hashes.
 */
export function createHmac(key: Buffer): Hmac {
  const block = Buffer.alloc(BLOCK);
  (key.length > BLOCK ? hash('sha256', key, 'buffer') : key).copy(block);
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = Buffer.concat([block.map((byte) => byte ^ 0x5c), Buffer.alloc(DIGEST)]);
  let message = Buffer.from(inner);
  return (text) => {
    const length = BLOCK + Buffer.byteLength(text);
    if (length > message.length) message = Buffer.concat([inner], length);
    message.write(text, BLOCK);
    outer.write(hash('sha256', message.subarray(0, length), 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, 'hex');
  };
}
