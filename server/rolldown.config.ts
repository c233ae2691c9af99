import { builtinModules } from 'node:module';
import { defineConfig } from 'rolldown';

// Left outside the bundle: Node's own modules, and libraries that are native or read files of their own. All else is
// bundled: Node looks for a thousand modules one by one, which was a third of the time of a start.
const apart = [
  '@expo-google-fonts/noto-sans-symbols-2',
  '@expo-google-fonts/tinos',
  '@napi-rs/canvas',
  'better-sqlite3',
  'fontkit',
  'pdfjs-dist',
  'pdfmake',
];
const outside = [...apart, ...builtinModules];

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
  output: { dir: 'dist', format: 'esm', sourcemap: true, cleanDir: true },
});
