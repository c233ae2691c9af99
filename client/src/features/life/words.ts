/** The body's name for its meetings: a council's is a "kỳ họp", a committee's a "phiên họp", the party's a "hội nghị". */
export function meetingWord(kind: string): 'session' | 'meeting' | 'conference' {
  if (/^kỳ họp/i.test(kind)) return 'session';
  return /^hội nghị/i.test(kind) ? 'conference' : 'meeting';
}

/** Whether a reason for a break says itself that it is one; then it stands alone: “Nghỉ giải lao”. */
export const saysBreak = (reason: string): boolean =>
  /^(tạm )?nghỉ(?![\p{L}\p{M}])/iu.test(reason) || /^(a )?break\b/i.test(reason);
