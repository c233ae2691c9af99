const systems = [
  ['iPad', /iPad/],
  ['iPhone', /iPhone/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const;
const browsers = [
  ['Edge', /Edg\//],
  ['Cốc Cốc', /coc_coc/i],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;

const first = (agent: string, among: readonly (readonly [string, RegExp])[]): string =>
  among.find(([, pattern]) => pattern.test(agent))?.[0] ?? '';

/** A browser's name for itself, in a person's words; empty for an unknown one. */
export const deviceOf = (agent: string): { system: string; browser: string } => ({
  system: first(agent, systems),
  browser: first(agent, browsers),
});
