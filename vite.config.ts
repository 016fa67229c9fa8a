import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import options from './remix.config.js';

export default defineConfig({
  plugins: [remix(options)],
  build: { target: 'es2020', assetsInlineLimit: 0, cssCodeSplit: true },
  css: {
    preprocessorOptions: {
      scss: {
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
      },
    },
  },
});
