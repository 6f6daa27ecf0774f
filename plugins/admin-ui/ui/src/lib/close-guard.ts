/** Whether a panel or dialog may close now. It can ask first. */
export type CloseGuard = () => boolean | Promise<boolean>;

/** Esc closes the panel it is pressed in, unless a control in there took it for itself. */
export function isClosingKey(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && !event.defaultPrevented;
}

/** Ctrl+S, or Cmd+S. */
export function isSaveKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 's';
}
