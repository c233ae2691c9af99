import canonicalize from 'canonicalize';
import { fromUtf8, utf8 } from './utf8.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

function checkText(text: string): void {
  if (!text.isWellFormed()) throw new TypeError('Canonical JSON holds no lone surrogate');
  if (text.normalize('NFC') !== text) throw new TypeError(`Canonical JSON wants NFC: ${JSON.stringify(text)}`);
}

function checkValue(value: unknown): void {
  if (typeof value === 'string') {
    checkText(value);
    return;
  }
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`Canonical JSON wants integers: ${value}`);
    return;
  }
  if (Array.isArray(value)) {
    // Not forEach, which would step over the holes of a sparse array.
    for (const item of value) checkValue(item);
    return;
  }
  const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`Canonical JSON cannot hold ${typeof value}`);
  }
  for (const [key, member] of Object.entries(value as object)) {
    checkText(key);
    checkValue(member);
  }
}

/**
 * The bytes that are signed or hashed for a value: RFC 8785, and narrower than it: text is NFC, numbers are
 * integers that a double holds exactly. Anything else (undefined, dates, fractions, NFD) is a programming error
 * and throws a TypeError.
 */
export function canonicalBytes(value: JsonValue): Uint8Array<ArrayBuffer> {
  checkValue(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Canonical JSON cannot hold undefined');
  return utf8(text);
}

/**
 * Reads bytes that must be exactly `canonicalBytes` of their own value. Undefined for all others: doubled keys, keys out of order, spaces, NFD
 * text, fractions, a byte-order mark, bytes that are not UTF-8.
 */
export function parseCanonical(bytes: Uint8Array): JsonValue | undefined {
  try {
    const value = JSON.parse(fromUtf8(bytes)) as JsonValue;
    const again = canonicalBytes(value);
    return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isCanonical(bytes: Uint8Array): boolean {
  return parseCanonical(bytes) !== undefined;
}
