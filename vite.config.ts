import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import options from './remix.config.js';

export default defineConfig({
  plugins: [remix(options)],
  build: { target: 'es2020', assetsInlineLimit: 0, cssCodeSplit: true },
  // Named for `npm run dev`: found one by one they would reload the first page several times.
  optimizeDeps: {
    include: [
      '@remix-run/react',
      'i18next',
      'i18next-resources-to-backend',
      'react',
      'react-dom/client',
      'react-i18next',
      'react/jsx-dev-runtime',
    ],
  },
  css: {
    preprocessorOptions: {
      scss: {
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
      },
    },
  },
});
