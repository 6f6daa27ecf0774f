import { loadCatalogue } from './lib/i18n/i18n';
import { here } from './lib/stores/location.svelte';
import { session } from './lib/stores/session.svelte';
import { routeOf } from './routes/routes';
import { showApp } from './start/show-app';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';

// Tabs of a server in production look different from those of one at hand.
if (location.protocol === 'http:') document.querySelector('link[rel=icon]')?.setAttribute('href', './favicon-http.svg');

// The screen is on its way while the frame around it is made. Whoever shows it tells of failures.
const route = routeOf(here.path);
if (session.superuser && route && 'load' in route) route.load().catch(() => undefined);

void loadCatalogue()
  .catch((error: unknown) => console.warn('The texts could not be loaded.', error))
  .then(showApp);
