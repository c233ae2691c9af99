import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** Serves and ships the files that pdf.js fetches by name under /pdfjs/: fonts, tables, decoders and note icons; not its script engine. */
function pdfjsAssets(): Plugin {
  const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const folders: Record<string, string> = {
    cmaps: 'cmaps',
    iccs: 'iccs',
    standard_fonts: 'standard_fonts',
    wasm: 'wasm',
    images: 'legacy/web/images',
  };
  const wanted = (folder: string, file: string) =>
    folder === 'images' ? file.startsWith('annotation-') : !file.startsWith('quickjs');
  const files = new Map(
    Object.entries(folders).flatMap(([folder, path]) =>
      readdirSync(join(root, path))
        .filter((file) => wanted(folder, file))
        .map((file) => [`${folder}/${file}`, join(root, path, file)]),
    ),
  );
  return {
    name: 'pdfjs-assets',
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const path = files.get((request.url ?? '').slice(1).split('?')[0] ?? '');
        if (!path) return next();
        if (extname(path) === '.wasm') response.setHeader('content-type', 'application/wasm');
        createReadStream(path).pipe(response);
      });
    },
    generateBundle() {
      for (const [name, path] of files)
        this.emitFile({ type: 'asset', fileName: `pdfjs/${name}`, source: readFileSync(path) });
    },
  };
}

/**
 * Tells the service worker the files it keeps: the built files and those that pdf.js needs for any paper. The tables of CJK fonts (1.2 MB,
 * rarely needed) are kept once used; licences and the replacement for WebAssembly never are.
 */
function shellFiles(): Plugin {
  const used = '/pdfjs/cmaps/';
  return {
    name: 'shell-files',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        const page = bundle['index.html'];
        if (worker?.type !== 'chunk' || page?.type !== 'asset') throw new Error('sw.js or index.html was not built');
        const ahead = Object.keys(bundle)
          .map((name) => `/${name}`)
          .filter((path) => !/^\/(sw\.js|index\.html|pdfjs\/cmaps\/.*)$|LICENSE|_nowasm_fallback/.test(path))
          .sort();
        const version = createHash('sha256').update(page.source).update(ahead.join()).digest('hex').slice(0, 16);
        worker.code = worker.code.replace('__SHELL__', JSON.stringify({ version, ahead, used }));
      },
    },
  };
}

const server = `http://localhost:${process.env.SERVER_PORT ?? 3000}`;

export default defineConfig({
  plugins: [vue(), tailwind(), pdfjsAssets(), shellFiles()],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    // pdf.js's legacy build sets the floor; it ships whole, as does the code that writes PDF files: their chunks are large and known to be.
    target: ['safari17', 'chrome111', 'firefox114'],
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'sw/sw.ts' },
      // Its address must not change: under another one it would be another service worker.
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // Every page needs all of these: in one piece they are packed smaller.
        codeSplitting: {
          groups: [{ name: 'vue', test: /node_modules\/(@vue|vue|vue-router|pinia|vue-i18n|@intlify)\// }],
        },
      },
    },
  },
  server: {
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    proxy: {
      // As an object: the short form would change the host, and the server refuses requests from another origin.
      '/api': { target: server },
      '/live': { target: server, ws: true },
    },
  },
});
