/** "Ủy ban nhân dân xã Liêm Thanh" -> "ỦY BAN NHÂN DÂN\nXÃ LIÊM THANH". */
export function agencyLines(organisation: string): string {
  const at = organisation.search(/ (xã|phường|đặc khu|tỉnh|thành phố) /i);
  const lines = at === -1 ? organisation : `${organisation.slice(0, at)}\n${organisation.slice(at + 1)}`;
  return lines.toUpperCase();
}

/** The place a paper is dated at: "Ủy ban nhân dân xã Liêm Thanh" -> "Liêm Thanh". */
export const placeOf = (organisation: string): string =>
  /(?:xã|phường|đặc khu|tỉnh|thành phố) (.+)$/i.exec(organisation)?.[1] ?? organisation;
