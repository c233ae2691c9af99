import type { PdfSignatureRefusalCode } from '@dien-hong/shared/pdf-signature-refusals';

export interface PdfRefused {
  ok: false;
  reason: { code: PdfSignatureRefusalCode; params: Readonly<Record<string, string | number>> };
}

export function pdfRefused(code: PdfSignatureRefusalCode, params: PdfRefused['reason']['params'] = {}): PdfRefused {
  return { ok: false, reason: { code, params } };
}
