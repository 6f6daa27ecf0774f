import { formatCount } from '../format';
import type { FileSet } from './form-values';

const without = <T>(list: readonly T[], one: T) => list.filter((other) => other !== one);

export function countOf({ kept, added }: FileSet): number {
  return kept.length + added.length;
}

/** New files up to the number that the field takes. Where there is room for one only, the new one takes the place of the old. */
export function addFiles(set: FileSet, files: readonly File[], max: number): FileSet {
  if (files.length === 0) return set;
  if (max === 1) return { kept: [], removed: [...set.removed, ...set.kept], added: [files.at(-1)!] };
  return { ...set, added: [...set.added, ...files.slice(0, Math.max(0, max - countOf(set)))] };
}

/** A stored file stays to be restored until the record is saved. */
export function removeStored(set: FileSet, name: string): FileSet {
  return { ...set, kept: without(set.kept, name), removed: [...set.removed, name] };
}

export function removeAdded(set: FileSet, file: File): FileSet {
  return { ...set, added: without(set.added, file) };
}

export function restore(set: FileSet, name: string, max: number): FileSet {
  if (max === 1) return { kept: [name], removed: [...without(set.removed, name), ...set.kept], added: [] };
  if (countOf(set) >= max) return set;
  return { ...set, kept: [...set.kept, name], removed: without(set.removed, name) };
}

export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const at = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** at;
  return `${formatCount(at === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1)))} ${units[at]}`;
}
