import type { Browser, Page } from 'playwright-core';

export interface Work {
  script: number;
  style: number;
  layout: number;
  paint: number;
  other: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { name?: string };
}

const kinds: Record<string, keyof Work> = {
  FunctionCall: 'script', EvaluateScript: 'script', 'v8.compile': 'script', EventDispatch: 'script', FireAnimationFrame: 'script', TimerFire: 'script', RunMicrotasks: 'script', MinorGC: 'script', MajorGC: 'script',
  'V8.GC_SCAVENGER': 'script', UpdateLayoutTree: 'style', ParseHTML: 'style', Layout: 'layout', HitTest: 'layout',
  PrePaint: 'paint', Paint: 'paint', Layerize: 'paint', Commit: 'paint', UpdateLayer: 'paint', CompositeLayers: 'paint',
};

/** What the main thread of a page does meanwhile, in milliseconds: each kind of work without what it called of another kind. */
export async function mainThreadOf(browser: Browser, page: Page, action: () => Promise<void>): Promise<Work> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'] });
  await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threads = traceEvents.filter((one) => one.name === 'thread_name' && one.args?.name === 'CrRendererMain');
  // Others render what is no longer open.
  const works = threads.map((thread) => workOf(traceEvents.filter((one) => one.ph === 'X' && one.pid === thread.pid && one.tid === thread.tid)));
  return works.sort((one, other) => total(other) - total(one))[0]!;
}

export const total = (work: Work): number => Object.values(work).reduce((sum, one) => sum + one, 0);

function workOf(events: TraceEvent[]): Work {
  const work: Work = { script: 0, style: 0, layout: 0, paint: 0, other: 0 };
  const open: { end: number; kind: keyof Work }[] = [];
  for (const { name, ts, dur = 0 } of events.sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0))) {
    while (open.length > 0 && open.at(-1)!.end <= ts) open.pop();
    const outer = open.at(-1)?.kind;
    const kind = kinds[name] ?? outer ?? (name === 'RunTask' ? 'other' : undefined);
    if (!kind) continue;
    if (outer) work[outer] -= dur / 1000;
    work[kind] += dur / 1000;
    open.push({ end: ts + dur, kind });
  }
  return work;
}
