import { tick } from 'svelte';

/** Leads to the first control that something is said of, or to what is said of the whole: it may lie far from the button that was pressed. */
export async function showFirstFault(form: HTMLElement): Promise<void> {
  await tick();
  const first = form.querySelector<HTMLElement>('[aria-invalid=true], .row.wrong');
  if (!first) return form.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
  first.scrollIntoView({ block: 'nearest' });
  // On a phone the keyboard would cover what is said.
  if (!matchMedia('(pointer: fine)').matches) return;
  const control = first.matches('input, textarea, button') ? first : first.querySelector<HTMLElement>('input, textarea, button, [contenteditable=true]');
  control?.focus({ preventScroll: true });
}
