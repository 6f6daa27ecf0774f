export interface HourTotal {
  date: string;
  total: number;
}

export interface Point {
  time: number;
  total: number;
}

const hour = 3_600_000;

/** One point for each hour from the first to the last: hours without logs have none on the server. */
export function pointsOf(totals: readonly HourTotal[]): Point[] {
  const known = new Map(totals.map((one) => [Date.parse(one.date.replace(' ', 'T')), one.total]));
  if (known.size === 0) return [];
  const times = [...known.keys()];
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return Array.from({ length: (last - first) / hour + 1 }, (_, at) => ({ time: first + at * hour, total: known.get(first + at * hour) ?? 0 }));
}

export interface Range {
  from: number;
  to: number;
}

/** From the first hour to the end of the last one; never less than a few hours. */
export function fullRange(points: readonly Point[]): Range {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return { from: 0, to: hour };
  const to = last.time + hour;
  return { from: Math.min(first.time, to - 6 * hour), to };
}

/** A part of the whole, at least an hour long and not beyond it. */
export function clampRange(range: Range, whole: Range): Range {
  const length = Math.max(hour, Math.min(range.to - range.from, whole.to - whole.from));
  const from = Math.max(whole.from, Math.min(range.from, whole.to - length));
  return { from, to: from + length };
}

/** A step area as an SVG path. */
export function areaPath(points: readonly Point[], range: Range, width: number, height: number, highest: number): string {
  const x = (time: number) => (((time - range.from) / (range.to - range.from)) * width).toFixed(1);
  const y = (total: number) => (height - (total / Math.max(1, highest)) * height).toFixed(1);
  const seen = points.filter((point) => point.time + hour > range.from && point.time < range.to);
  const steps = seen.map((point) => `L${x(point.time)},${y(point.total)}L${x(point.time + hour)},${y(point.total)}`).join('');
  const [first, last] = [seen[0], seen.at(-1)];
  return first && last ? `M${x(first.time)},${height}${steps}L${x(last.time + hour)},${height}Z` : '';
}

/** Lines of a grid at round numbers, not more than a few. */
export function ticks(highest: number, most = 3): number[] {
  if (highest <= 0) return [];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough)!);
  return Array.from({ length: Math.floor(highest / step) }, (_, at) => (at + 1) * step);
}

/** Places for times on the axis: whole hours or days, so many that their texts have room. */
export function timeTicks({ from, to }: Range, most: number): number[] {
  const steps = [1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 720].map((one) => one * hour);
  const step = steps.find((one) => (to - from) / one <= most) ?? steps.at(-1)!;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, at) => first + at * step);
}

export const hourOf = (time: number): number => Math.floor(time / hour) * hour;
