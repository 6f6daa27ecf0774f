// Runs when the dashboard is built: writes what a screen looks like before anything has been loaded. Which one, and in which language, says the command line.
import './before-a-browser';
import { render } from 'svelte/server';
import App from '../src/App.svelte';
import { loadCatalogue } from '../src/lib/i18n/i18n';

await loadCatalogue();
process.stdout.write(render(App).body);
