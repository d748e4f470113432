import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API that the development server hands requests to; the built pages are served by the API itself. */
const api = process.env['CONSORZI_URL'] ?? 'http://localhost:3000';
const ours = ['/graphql', '/api', '/accesso', '/uscita', '/realms'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Scripts by reference only: the content security policy admits no inline one.
    assetsInlineLimit: (file) => (file.endsWith('.svg') ? undefined : false),
    modulePreload: { polyfill: false },
  },
  server: { proxy: Object.fromEntries(ours.map((path) => [path, { target: api, changeOrigin: false }])) },
});
