import { defineConfig } from 'rolldown';

// Bundled: our code, shared, and drizzle-orm, whose 179 kB package.json Node
// parses once for each of its 124 modules (0.4 s and 150 MB at every start).
export default defineConfig({
  // What opens files of others runs in processes of its own (documents/childProcess.ts names them).
  input: {
    main: 'src/main.ts',
    rehearse: 'src/rehearse.ts',
    verify: 'src/verify.ts',
    pdfWorker: 'src/documents/inspect/child.ts',
    renderWorker: 'src/documents/render/child.ts',
    // Pages are laid out in a worker (documents/forms/press.ts names the file).
    press: 'src/documents/forms/pressWorker.ts',
  },
  platform: 'node',
  external: (id) => !/^([./]|@dien-hong\/|drizzle-orm)/.test(id),
  output: { dir: 'dist', format: 'esm', sourcemap: true },
});
