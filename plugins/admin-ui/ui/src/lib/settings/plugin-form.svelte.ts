import { changesOf, editedOf, type PluginSettings, type Values } from './plugin-schema';
import type { EditedForm } from './settings-form.svelte';

/** The settings of a plugin while they are edited. Only what was changed is sent. */
export class PluginForm implements EditedForm<Values, PluginSettings> {
  value: Values = $state({});
  stored: PluginSettings = $state.raw({ schema: {}, values: {}, fixed: {}, restartNeeded: false });
  #before: Values = {};

  constructor(settings: PluginSettings) {
    this.take(settings);
  }

  get dirty(): boolean {
    return Object.keys(this.payload).length > 0;
  }

  get payload(): Values {
    return changesOf(this.stored.schema, this.#before, $state.snapshot(this.value) as Values);
  }

  take(settings: PluginSettings): void {
    this.stored = settings;
    this.#before = editedOf(settings.schema, settings.values);
    this.value = structuredClone(this.#before);
  }

  reset(): void {
    this.take(this.stored);
  }
}
