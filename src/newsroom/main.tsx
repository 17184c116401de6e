/** The journalists' app: what stands around its pages. */
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css';
import '@fontsource/ibm-plex-sans-arabic/latin-400.css';
import '@fontsource/ibm-plex-sans-arabic/latin-600.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './newsroom.css';
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './problem.ts';
import { makeRouter } from './router.tsx';
import { theme } from './theme.ts';
import { directionOf, keptLanguage, WordsProvider } from './words/words.tsx';

// Styles that libraries add while the page lives carry the page's nonce, or the policy refuses them.
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
setNonce(nonce);

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal is an answer; only what was not reached is asked again.
      retry: (failures, error) => !(error instanceof Problem) && failures < 3,
    },
    // Asked for without a network it fails and says so; it would else wait, and be done after whoever asked had left it.
    mutations: { networkMode: 'always' },
  },
});
const router = makeRouter(client);
const schemes = localStorageColorSchemeManager({ key: 'warraq-newsroom-scheme' });

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DirectionProvider initialDirection={directionOf(keptLanguage())} detectDirection={false}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={schemes}
        getStyleNonce={() => nonce}
      >
        <WordsProvider>
          <Notifications position="bottom-center" />
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </WordsProvider>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);
