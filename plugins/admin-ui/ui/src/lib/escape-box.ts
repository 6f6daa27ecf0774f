/** Escape closes the box that lies on top, and nothing below it; the focus goes back to what has opened it. */
export function escapeBox(event: KeyboardEvent, box: HTMLElement, opener: HTMLElement): void {
  if (event.key !== 'Escape' || !box.matches(':popover-open')) return;
  event.preventDefault();
  event.stopPropagation();
  box.hidePopover();
  opener.focus();
}
