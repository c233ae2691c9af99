export type Words = { [key: string]: string | Words };

/**
 * Gathers `…/<folder>/vi.json` files into one tree whose first level is the folder's name:
 * `ask` in `features/floor/vi.json` is the key `floor.ask`. The words of `i18n/` itself are `common.*`.
 * Two folders of one name are a mistake, caught by the test beside this file.
 */
export function gather(files: Record<string, Words>): Record<string, Words> {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [namespace(path), words]));
}

export function namespace(path: string): string {
  return path.startsWith('./') ? 'common' : (path.split('/').at(-2) ?? path);
}
