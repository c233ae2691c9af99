import { builtinModules } from 'node:module';
import { defineConfig } from 'rolldown';

// Left outside the bundle: Node's own modules, and libraries that are native or read files of their own. All else is bundled: Node looks
// for a thousand modules one by one, which took a third of the start.
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
  // Code that opens uploaded files runs in processes of its own (papers/childProcess.ts names them).
  input: {
    main: 'src/main.ts',
    rehearse: 'rehearsal/main.ts',
    verify: 'verifier/main.ts',
    pdfWorker: 'src/papers/inspect/child.ts',
    renderWorker: 'src/papers/render/child.ts',
    officeWorker: 'src/papers/office/child.ts',
    // Pages are laid out in a worker (print/print.ts and demo/papers/print.ts name the files).
    printWorker: 'src/print/printWorker.ts',
    demoPrintWorker: 'demo/papers/printWorker.ts',
  },
  platform: 'node',
  external: (id) => id.startsWith('node:') || outside.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: 'dist', format: 'esm', sourcemap: true, cleanDir: true },
});
