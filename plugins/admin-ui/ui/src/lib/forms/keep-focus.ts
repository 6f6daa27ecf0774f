/** Only what can be pressed: an input would open the keyboard of a phone. */
const pressable = 'button:not(:disabled), a[href]';

/** An attachment for a box in which things come and go: when what has the focus goes, its neighbour gets it, not the page. */
export function keepFocus(box: HTMLElement): () => void {
  let held: Element | null = null;
  const take = (event: FocusEvent) => (held = event.target as Element);

  /** What is taken out of the page loses the focus to nobody; whoever goes elsewhere takes it along. */
  function leave(event: FocusEvent) {
    if (event.relatedTarget) held = null;
  }

  const observer = new MutationObserver((records) => {
    const lost = held;
    if (!lost || lost.isConnected || document.activeElement !== document.body) return;
    held = null;
    for (const { removedNodes, nextSibling, previousSibling, target } of records) {
      const gone = [...removedNodes].find((one) => one.contains(lost));
      if (!(gone instanceof Element) || !target.isConnected) continue;
      const next = inRowLike(gone, lost, [elementFrom(nextSibling, 'nextSibling'), elementFrom(previousSibling, 'previousSibling')]);
      (next ?? behind(box, stayed(nextSibling, records) ?? target))?.focus();
      return;
    }
  });

  box.addEventListener('focusin', take);
  box.addEventListener('focusout', leave);
  observer.observe(box, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    box.removeEventListener('focusin', take);
    box.removeEventListener('focusout', leave);
  };
}

const controlsOf = (root: Element) => [...root.querySelectorAll<HTMLElement>(pressable)];
const isShown = (one: HTMLElement) => one.offsetParent !== null;

/** The same button of the row before or behind, counted from the end: rows end alike. */
function inRowLike(gone: Element, lost: Element, rows: (Element | null)[]): HTMLElement | undefined {
  const own = controlsOf(gone);
  const place = own.indexOf(lost as HTMLElement) - own.length;
  if (!own.includes(lost as HTMLElement)) return undefined;
  const like = rows.find((row) => row?.isConnected && row.tagName === gone.tagName);
  return like ? controlsOf(like).at(place) : undefined;
}

/** What stood behind may be gone as well: then what stood behind that. */
function stayed(node: Node | null, records: MutationRecord[]): Node | null {
  let at = node;
  while (at && !at.isConnected) at = records.find(({ removedNodes }) => [...removedNodes].includes(at as ChildNode))?.nextSibling ?? null;
  return at;
}

/** The first one at or behind a place, or the last one before it. */
function behind(box: HTMLElement, place: Node): HTMLElement | undefined {
  const all = controlsOf(box).filter(isShown);
  return all.find((one) => one === place || (place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) ?? all.at(-1);
}

function elementFrom(node: Node | null, way: 'nextSibling' | 'previousSibling'): Element | null {
  let at = node;
  while (at && !(at instanceof Element)) at = at[way];
  return at;
}
