import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig } from 'rolldown';

// Left outside the bundle: Node's own modules and what this package depends on, for only that is found from dist/.
// Bundled: our code, shared with whatever shared alone depends on, and drizzle-orm, whose 179 kB package.json Node
// parses once for each of its 124 modules (0.4 s and 150 MB at every start).
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
const bundled = ['@dien-hong/shared', 'drizzle-orm'];
const outside = [...Object.keys(dependencies).filter((name) => !bundled.includes(name)), ...builtinModules];

export default defineConfig({
  // What opens files of others runs in processes of its own (documents/childProcess.ts names them).
  input: {
    main: 'src/main.ts',
    rehearse: 'src/rehearse.ts',
    verify: 'src/verify.ts',
    pdfWorker: 'src/documents/inspect/child.ts',
    renderWorker: 'src/documents/render/child.ts',
    officeWorker: 'src/documents/office/child.ts',
    // Pages are laid out in a worker (documents/forms/press.ts names the file).
    press: 'src/documents/forms/pressWorker.ts',
  },
  platform: 'node',
  external: (id) => id.startsWith('node:') || outside.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: 'dist', format: 'esm', sourcemap: true },
});
