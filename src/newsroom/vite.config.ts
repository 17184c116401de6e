/** How the journalists' app is built: no inline script, no data: addresses, so that a strict policy can hold. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Libraries that change more rarely than the app, kept in files of their own. */
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'collaboration', test: /node_modules[\\/](yjs|lib0|y-protocols|y-indexeddb|@hocuspocus)[\\/]/ },
];

export default defineConfig({
  root: import.meta.dirname,
  base: '/newsroom/',
  plugins: [react()],
  css: { postcss: { plugins: [(await import('postcss-preset-mantine')).default()] } },
  build: {
    target: 'es2022',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
