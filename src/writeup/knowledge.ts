/** What a document has stated so far: values of names, rules for them, and what its rounded numbers stand for. State really lives here. */
import type { Real } from '../math/real.ts';
import { type NameTree, namesIn, substituted, type Tree } from '../math/tree.ts';
import { isScalar, type Value } from '../math/value.ts';
import { countAt, keyOf, randomAt } from './sample.ts';
import { type Names, valueIn, wholeOf } from './value.ts';

/** m_{t+1} = …: a name, the letter and shift of its index, and what it is. */
export interface Rule {
  readonly name: string;
  readonly index: Tree | null;
  readonly tree: Tree;
  readonly section: number;
  /** Which relation stated it. */
  readonly place: number;
}

/** `sound`: nothing on the way to it was found false. */
interface Stated {
  readonly value: Value;
  readonly section: number;
  readonly sound: boolean;
}

const DEEPEST = 60;
const MOST_RULES = 200;

export class Knowledge {
  private readonly values = new Map<string, Stated>();
  private readonly rules = new Map<string, Rule[]>();
  private readonly rounded = new Map<string, Real[]>();

  /** The value last stated for a name with its index; undefined where there is none. */
  stated: Names = (name) => {
    const key = keyOf(name, NOTHING);
    return key === null ? undefined : this.values.get(key)?.value;
  };

  /** The same, only of what was stated in this section. */
  statedIn =
    (section: number): Names =>
    (name) => {
      const key = keyOf(name, NOTHING);
      const own = key === null ? undefined : this.values.get(key);
      return own?.section === section ? own.value : undefined;
    };

  state(name: NameTree, value: Value, section: number, sound = true): void {
    const key = keyOf(name, NOTHING);
    if (key !== null) this.values.set(key, { value, section, sound });
  }

  addRule(rule: Rule): void {
    const own = this.rules.get(rule.name);
    if (own) own.push(rule);
    else this.rules.set(rule.name, [rule]);
  }

  rulesOf(name: string): readonly Rule[] {
    return this.rules.get(name) ?? [];
  }

  /** The last rules for a name before a place, the newest first; how many are looked through is bounded. */
  private newestOf(name: string, before: number): Rule[] {
    const own = this.rulesOf(name);
    const behind = own.findLastIndex((rule) => rule.place < before) + 1;
    return own.slice(Math.max(0, behind - MOST_RULES), behind).reverse();
  }

  /** A printed decimal stands for the number it was rounded from too. */
  roundedFrom(text: string, value: Real): void {
    this.rounded.set(text, [...(this.rounded.get(text) ?? []), value]);
  }

  heldFor(text: string): Real | undefined {
    return this.rounded.get(text)?.at(-1);
  }

  /** Names whose rules are followed as far as they go; what is left is free. `leaves` collects the free names. */
  following(
    sample: number,
    counting: ReadonlySet<string>,
    before: number,
    section: number,
    leaves?: Set<string>,
  ): Names {
    let depth = 0;
    const names: Names = (name) => {
      if (!name.index && counting.has(name.name)) return countAt(name.name, sample);
      const key = keyOf(name, names);
      if (key === null) return undefined;
      // A number stated in this section; in another one the same letter may be any.
      const own = this.values.get(key);
      if (own?.sound && own.section === section && isScalar(own.value)) return own.value;
      const found = this.ruleFor(name, names, before);
      if (found && depth < DEEPEST) {
        depth++;
        const value = valueIn(found, names);
        depth--;
        if (value) return value;
      }
      leaves?.add(key);
      return randomAt(key, sample);
    };
    return names;
  }

  /** The right side of the newest rule that fits a name, with its letter put in. */
  private ruleFor({ name, index }: NameTree, names: Names, before: number): Tree | null {
    const at = index && wholeOf(valueIn(index, names) ?? NO_VALUE);
    for (const rule of this.newestOf(name, before)) {
      if (!rule.index) {
        if (!index) return rule.tree;
        continue;
      }
      if (at === null || at === undefined) continue;
      const letter = namesIn(rule.index)[0];
      if (!letter) {
        const own = valueIn(rule.index, NOTHING);
        if (own && wholeOf(own) === at) return rule.tree;
        continue;
      }
      const shift = shiftOf(rule.index, letter);
      if (shift !== null && isBelow(rule, at - shift))
        return substituted(rule.tree, letter.name, { kind: 'number', text: `${Math.abs(at - shift)}` });
    }
    return null;
  }
}

/** A rule for m_{t+1} says nothing of m_0. */
const isBelow = (_: Rule, letter: number): boolean => letter >= 0;

/** 1 of t + 1; null where the index is no letter and a number. */
export function shiftOf(index: Tree, letter: NameTree): number | null {
  const at = (n: number): number | null =>
    wholeOf(valueIn(index, (name) => (name.name === letter.name ? countValue(n) : undefined)) ?? NO_VALUE);
  const [zero, one, seven] = [at(0), at(1), at(7)];
  return zero !== null && one === zero + 1 && seven === zero + 7 ? zero : null;
}

const countValue = (n: number): Value => ({ rows: 1, cols: 1, cells: [{ n: BigInt(n), d: 1n }] });
const NO_VALUE: Value = { rows: 1, cols: 1, cells: [{ n: 1n, d: 2n }] };
const NOTHING: Names = () => undefined;
