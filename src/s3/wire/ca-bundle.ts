import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { codeOf, StoreError } from '../../core/errors.ts';
import { quoteShort } from '../../core/text.ts';

/**
 * The TLS context with the certificates that AWS_CA_BUNDLE names, beside those that Node trusts. The
 * function returns undefined when the variable is not set, and throws a StoreError when the file
 * can't be used. One context, made when a connection first needs it, serves all: reading a hundred
 * certificates takes longer than a request.
 */
export function trustOf(env: NodeJS.ProcessEnv): () => tls.SecureContext | undefined {
  const path = env['AWS_CA_BUNDLE'];
  let context: tls.SecureContext | undefined;
  return () => {
    if (!path) return undefined;
    const ca = () => [...tls.getCACertificates('default'), ...readCertificates(path)];
    return (context ??= tls.createSecureContext({ ca: ca() }));
  };
}

/** What is wrong with the file that AWS_CA_BUNDLE names, as a sentence; undefined if nothing. */
export function caBundleProblem(env: NodeJS.ProcessEnv): string | undefined {
  try {
    if (env['AWS_CA_BUNDLE']) readCertificates(env['AWS_CA_BUNDLE']);
    return undefined;
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

const CERTIFICATE = /-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----[^-]*-----END \1-----/g;

function readCertificates(path: string): readonly string[] {
  const certificates = read(path).match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw unusable(path, 'contains no PEM certificate');
  for (const [index, certificate] of certificates.entries()) {
    if (!isCertificate(certificate)) {
      throw unusable(path, `contains a broken certificate (number ${index + 1})`);
    }
  }
  return certificates;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw unusable(path, `can't be read (${codeOf(thrown)})`, thrown);
  }
}

function isCertificate(text: string): boolean {
  try {
    new X509Certificate(text);
    return true;
  } catch {
    return false;
  }
}

function unusable(path: string, statement: string, cause?: unknown): StoreError {
  return new StoreError('InvalidCaBundle', `AWS_CA_BUNDLE ${quoteShort(path)} ${statement}`, {
    scope: 'batch',
    cause,
  });
}
