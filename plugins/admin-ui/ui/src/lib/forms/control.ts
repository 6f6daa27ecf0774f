/** What a row of a form tells the control in it. */
export interface ControlProps {
  id: string;
  /** The ids of the texts that explain the control. */
  describedby?: string | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** Lets rows notice a change of a control that is no input of its own. */
export function announceChange(element: HTMLElement): void {
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
