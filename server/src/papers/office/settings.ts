/** The converter's forbidden actions, as LibreOffice's own settings: running macros, updating links, fetching linked files. */
const forbidden: readonly (readonly [path: string, name: string, value: string | number | boolean])[] = [
  ['Common/Security/Scripting', 'MacroSecurityLevel', 3],
  ['Common/Security/Scripting', 'DisableMacrosExecution', true],
  ['Common/Security/Scripting', 'DisableActiveContent', true],
  ['Common/Security/Scripting', 'BlockUntrustedRefererLinks', true],
  ['Writer/Content/Update', 'Link', 0],
  ['Writer/Content/Update', 'Field', false],
  ['Calc/Content/Update', 'Link', 2],
];

const item = ([path, name, value]: (typeof forbidden)[number]): string =>
  `<item oor:path="/org.openoffice.Office.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

export const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${forbidden.map(item).join('\n')}
</oor:items>
`;
