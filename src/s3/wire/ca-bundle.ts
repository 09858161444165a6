import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { shown } from '../../core/shown.ts';
import { codeOf, StoreError } from '../../core/errors.ts';

/**
 * What TLS trusts where AWS_CA_BUNDLE names a file of certificates: those, and what Node trusts
 * anyway. Gives undefined where it names none; throws a StoreError for a file that can't be used. One
 * context serves all connections, since to read a hundred certificates takes longer than a request,
 * and none is made before the first of them needs it.
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

/** What is wrong with the file that AWS_CA_BUNDLE names, as a statement about it. */
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
  if (certificates.length === 0) throw unusable(path, 'holds no certificate in PEM');
  for (const [index, certificate] of certificates.entries()) {
    if (!isCertificate(certificate)) {
      throw unusable(path, `holds a broken certificate (number ${index + 1})`);
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
  return new StoreError('InvalidCaBundle', `AWS_CA_BUNDLE ${shown(path)} ${statement}`, {
    scope: 'batch',
    cause,
  });
}
