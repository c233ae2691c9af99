import { defineConfig } from 'rolldown';

// Bundled: our code, shared, and drizzle-orm, whose 179 kB package.json Node
// parses once for each of its 124 modules (0.4 s and 150 MB at every start).
export default defineConfig({
  // The checker of uploaded PDFs runs in a process of its own (documents/intake.ts names the file).
  input: {
    main: 'src/main.ts',
    rehearse: 'src/rehearse.ts',
    verify: 'src/verify.ts',
    pdfWorker: 'src/documents/inspect/child.ts',
    // Pages are laid out in a worker (documents/forms/press.ts names the file).
    press: 'src/documents/forms/pressWorker.ts',
  },
  platform: 'node',
  external: (id) => !/^([./]|@dien-hong\/|drizzle-orm)/.test(id),
  output: { dir: 'dist', format: 'esm', sourcemap: true },
});
