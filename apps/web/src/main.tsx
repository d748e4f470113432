import 'bootstrap-italia/dist/css/bootstrap-italia.min.css';
import '@fontsource/titillium-web/latin-400.css';
import '@fontsource/titillium-web/latin-400-italic.css';
import '@fontsource/titillium-web/latin-600.css';
import '@fontsource/titillium-web/latin-700.css';
import './stile/consorzi.css';
import './stile/ats.css';
import './stile/liste.css';
import './stile/origine.css';
import './stile/riconciliazione.css';
import './stile/spese.css';
import './stile/trasparenza.css';
import './stile/stampa.css';

import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';

import { App } from './App.js';
import { createClient } from './graphql/index.js';
import { messaggi } from './messages/index.js';
import { vaiAllAccesso } from './tenancy/index.js';

const client = createClient(vaiAllAccesso);

createRoot(document.getElementById('pagina')!).render(
  <StrictMode>
    <IntlProvider locale="it" defaultLocale="it" messages={messaggi}>
      <ApolloProvider client={client}>
        <App />
      </ApolloProvider>
    </IntlProvider>
  </StrictMode>,
);
