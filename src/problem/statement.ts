/** A statement → the formulas in it, and where each stands in the file. */
import type { Place } from './fault.ts';
import type { Path, YamlFile } from './yaml.ts';

export interface StatedFormula {
  readonly tex: string;
  readonly place: Place;
}

/** Each place costs a walk through the text; what comes after is told where the text begins. */
const MOST_PLACED = 100;

export function formulasIn(statement: string, yaml: YamlFile, path: Path): StatedFormula[] {
  const whole = yaml.place(path);
  return [...statement.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+?)\$/g)].map((found, i) => {
    const written = found[1] ?? found[2]!;
    const tex = written.trim();
    const at = found.index + found[0].indexOf(written) + written.indexOf(tex);
    return { tex, place: i < MOST_PLACED ? yaml.place(path, at, tex.length) : whole };
  });
}
