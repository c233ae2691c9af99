import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** Serves and ships the files pdf.js fetches by name: /pdfjs/{cmaps,iccs,standard_fonts,wasm}/; not its script engine. */
function pdfjsAssets(): Plugin {
  const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const folders = ['cmaps', 'iccs', 'standard_fonts', 'wasm'];
  return {
    name: 'pdfjs-assets',
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const [folder = '', file = ''] = (request.url ?? '').slice(1).split('?')[0]?.split('/') ?? [];
        const path = join(root, folder, file);
        if (!folders.includes(folder) || file.includes('..') || !existsSync(path)) return next();
        if (extname(path) === '.wasm') response.setHeader('content-type', 'application/wasm');
        createReadStream(path).pipe(response);
      });
    },
    generateBundle() {
      for (const folder of folders)
        for (const file of readdirSync(join(root, folder)).filter((name) => !name.startsWith('quickjs')))
          this.emitFile({
            type: 'asset',
            fileName: `pdfjs/${folder}/${file}`,
            source: readFileSync(join(root, folder, file)),
          });
    },
  };
}

export default defineConfig({
  plugins: [vue(), tailwind(), pdfjsAssets()],
  define: { __VUE_OPTIONS_API__: false, __VUE_I18N_LEGACY_API__: false, __VUE_PROD_DEVTOOLS__: false },
  build: {
    // pdf.js's legacy build sets the floor; it ships whole, so its chunk is large and known to be.
    target: ['safari17', 'chrome111', 'firefox114'],
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': 'http://localhost:3000',
      '/live': { target: 'http://localhost:3000', ws: true },
    },
  },
});
