/** A whole number as a file writes it → the number, or a fault at its place where it is none within bounds. */
import type { Report } from './fault.ts';
import type { Path, YamlFile } from './yaml.ts';

interface Bounds {
  readonly least?: number;
  readonly most: number;
  /** How many it may be written with; guards against zeros without end. */
  readonly digits?: number;
}

/** @example `from: 3` → 3; `from: -1` and `from: 1.5` → null */
export function wholeAt(
  yaml: YamlFile,
  path: Path,
  written: string | number,
  { least = 0, most, digits = 9 }: Bounds,
  fault: Report,
): number | null {
  const text = String(written);
  const n = /^\d+$/.test(text) && text.length <= digits ? Number(text) : Number.NaN;
  if (n >= least && n <= most) return n;
  fault(yaml.place(path), { code: 'repeat', text, limit: most });
  return null;
}
