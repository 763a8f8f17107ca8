/** What a document has stated so far: values of names, rules for them, and what its rounded numbers stand for. State really lives here. */
import { whole } from '../math/rational.ts';
import { absolute, type Real } from '../math/real.ts';
import { mapChildren, type NameTree, namesIn, substituted, type Tree, toText } from '../math/tree.ts';
import { isScalar, meetsAll, scalar, type Value } from '../math/value.ts';
import { NOTHING } from './relation.ts';
import { countAt, keyOf, randomAt } from './sample.ts';
import type { Definition } from './usage.ts';
import { type Names, valueIn, wholeIn } from './value.ts';

/** m_{t+1} = …: a name, its index, and what it is. */
export interface Rule {
  readonly name: string;
  readonly index: Tree | null;
  readonly tree: Tree;
  readonly section: number;
}

/** A rule for a letter with a number added to it, and which of the name's rules it is. */
interface GeneralRule {
  readonly letter: string;
  readonly shift: number;
  readonly tree: Tree;
  readonly order: number;
}

/** What was said of one name, so that the newest rule for an index is found without looking through all. */
interface Family {
  plain: Tree | null;
  readonly at: Map<number, { readonly tree: Tree; readonly order: number }>;
  readonly general: GeneralRule[];
  /** Different rules with letters in their index, as text; every index as text; the last section with such a rule. */
  readonly texts: Set<string>;
  readonly indices: Set<string>;
  section: number;
  count: number;
}

/** `sound`: nothing on the way to it was found false. */
interface Stated {
  readonly value: Value;
  readonly section: number;
  readonly sound: boolean;
}

const DEEPEST = 60;
const MOST_RULES = 200;
/** Rules followed in one document; beyond them nothing is worked out from rules, and so nothing called false by them. */
const MOST_FOLLOWED = 200_000;
/** Earlier values kept for one name. */
const MOST_EARLIER = 8;
/** The same under all headings together. */
const MOST_STATED = 40;
/** Right results of what was worked out wrongly that are kept. */
const MOST_MISSED = 40;
/** How many headings a rule is taken to reach. */
const NEAR_SECTIONS = 3;

/** The key of a name; one that no value has where its index is no whole number. */
const keyFor = (name: NameTree): string => keyOf(name, NOTHING) ?? '';

export class Knowledge {
  /** @param mixed names that are set with two kinds of index, so that a rule for the one says nothing of the other */
  constructor(private readonly mixed: ReadonlySet<string> = new Set()) {}

  private readonly values = new Map<string, Stated>();
  /** What comes next in the document for a name, within the next few statements. */
  later: Names = () => undefined;
  private readonly inFull = new Map<string, Value>();
  private readonly all = new Map<string, readonly Value[]>();
  private readonly earlier = new Map<string, readonly Value[]>();
  /** Names whose last number was only put in for them. */
  private readonly learnt = new Set<string>();
  private readonly updates = new Set<string>();
  /** Decimals that were rounded from what could not be worked out. */
  private readonly loose = new Set<string>();
  private readonly printed = new Map<string, Tree>();
  private readonly rules = new Map<string, Family>();
  private readonly functions = new Map<string, Definition & { readonly section: number }>();
  /** Functions that were stated in two ways: which of them is meant is not known. */
  private readonly ambiguous = new Set<string>();
  missed: readonly Real[] = [];
  private followed = 0;
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

  /** What was stated in this section, or never otherwise; nothing found false on the way to it. */
  certainIn =
    (section: number): Names =>
    (name) => {
      const key = keyOf(name, NOTHING);
      const own = key === null ? undefined : this.values.get(key);
      if (!own?.sound) return undefined;
      const isSame = (other: Value): boolean => meetsAll(other, own.value);
      return own.section === section || this.all.get(key!)!.every(isSame) ? own.value : undefined;
    };

  /** Whether something on the way to a name's value was found false. */
  isUnsound(name: NameTree): boolean {
    return this.values.get(keyFor(name))?.sound === false;
  }

  state(name: NameTree, value: Value, section: number, sound = true): void {
    const key = keyOf(name, NOTHING);
    if (key === null) return;
    const before = this.values.get(key);
    // Under another heading the letters begin anew.
    const earlier = before?.section === section ? [before.value, ...(this.earlier.get(key) ?? [])] : [];
    this.earlier.set(key, earlier.slice(0, MOST_EARLIER));
    this.all.set(key, [value, ...(this.all.get(key) ?? [])].slice(0, MOST_STATED));
    this.values.set(key, { value, section, sound });
    this.inFull.delete(key);
    this.printed.delete(key);
    this.learnt.delete(key);
  }

  /** Takes over a number that was put in for a name. */
  learn(name: NameTree, value: Value, section: number): void {
    this.state(name, value, section);
    this.learnt.add(keyFor(name));
  }

  /** w = w + v: what sets a name anew each time, perhaps with other numbers. */
  addUpdate(tree: Tree): void {
    this.updates.add(toText(tree));
  }

  /** Whether a name's number was never stated, and is put in anew in each update by this formula. */
  isPutInAnew(name: NameTree, formula: Tree): boolean {
    return !name.index && this.learnt.has(keyFor(name)) && this.updates.has(toText(formula));
  }

  /** What a name's value was before it was rounded to be printed. */
  hold(name: NameTree, value: Value): void {
    const key = keyOf(name, NOTHING);
    if (key !== null) this.inFull.set(key, value);
  }

  /** What is written for a name. */
  print(name: NameTree, tree: Tree): void {
    const key = keyOf(name, NOTHING);
    if (key !== null) this.printed.set(key, tree);
  }

  /** A tree with what is written for its names. */
  asPrinted(tree: Tree): Tree {
    const own = tree.kind === 'name' ? this.printed.get(keyFor(tree)) : undefined;
    return own ?? mapChildren(tree, (part) => this.asPrinted(part));
  }

  addLoose(texts: Iterable<string>): void {
    for (const text of texts) this.loose.add(text);
  }

  isLoose(text: string): boolean {
    return this.loose.has(text);
  }

  held(name: NameTree): Value | undefined {
    return this.inFull.get(keyFor(name));
  }

  /** The values that were stated for a name before its last, the newest first: two samples may share their letters. */
  earlierFor(name: NameTree): readonly Value[] {
    return this.earlier.get(keyFor(name)) ?? [];
  }

  /** Whether a value was stated for a name anywhere above. */
  wasStated(name: NameTree, value: Value): boolean {
    const key = keyOf(name, NOTHING);
    return key !== null && (this.all.get(key) ?? []).some((each) => meetsAll(each, value));
  }

  /** Whether a name with an index is worked out step by step, and so no letter that stands for itself. */
  isWorkedOut(name: string): boolean {
    return this.rules.has(name);
  }

  addRule({ name, index, tree, section }: Rule): void {
    const family = this.familyOf(name);
    if (!index) {
      family.plain = tree;
      return;
    }
    const order = ++family.count;
    family.indices.add(toText(index));
    const letter = namesIn(index)[0];
    const shift = letter ? shiftOf(index, letter) : wholeIn(index, NOTHING);
    if (letter) {
      family.texts.add(`${toText(index)} ${toText(tree)}`);
      family.section = section;
    }
    if (shift === null) return;
    if (letter) family.general.push({ letter: letter.name, shift, tree, order });
    else family.at.set(shift, { tree, order });
  }

  /** f(x) = …; stated in a second way, or in one that is not understood, it is no longer used. */
  define(name: string, definition: Definition | null, section: number): void {
    const before = this.functions.get(name);
    const isSame =
      before && definition && toText(before.tree) === toText(definition.tree) && before.section === section;
    if (!definition || (before && !isSame)) this.ambiguous.add(name);
    else this.functions.set(name, { ...definition, section });
  }

  /** The functions stated in a section, in one way only. */
  definedIn(section: number): ReadonlyMap<string, Definition> {
    return new Map(
      [...this.functions].filter(([name, own]) => own.section === section && !this.ambiguous.has(name)),
    );
  }

  private familyOf(name: string): Family {
    const own = this.rules.get(name) ?? {
      plain: null,
      at: new Map(),
      general: [],
      texts: new Set(),
      indices: new Set(),
      section: 0,
      count: 0,
    };
    this.rules.set(name, own);
    return own;
  }

  /** Whether one rule with a letter, and only one, stands not far above for a name, and its very index has none yet. */
  isFixedByOne({ name, index }: NameTree, section: number): boolean {
    const family = this.rules.get(name);
    if (!family || !index || this.mixed.has(name)) return false;
    // Two rules for one name are two methods; a case stated anew begins another calculation.
    return (
      family.texts.size === 1 &&
      !family.indices.has(toText(index)) &&
      section - family.section <= NEAR_SECTIONS
    );
  }

  /** A printed decimal stands for the number it was rounded from too. */
  roundedFrom(text: string, value: Real): void {
    this.rounded.set(text, [...(this.rounded.get(text) ?? []), value]);
  }

  /** What was worked out wrongly should have come to this. */
  miss({ cells }: Value): void {
    this.missed = [...cells.map(absolute), ...this.missed].slice(0, MOST_MISSED);
  }

  heldFor(text: string): Real | undefined {
    return this.rounded.get(text)?.at(-1);
  }

  /** Names whose rules are followed as far as they go; what is left is free. */
  following(sample: number, counting: ReadonlySet<string>, section: number): Followed {
    const leaves = new Set<string>();
    const found = new Map<string, Value>();
    const open = new Set<string>();
    const followed = { names: NOTHING, leaves, isCircular: false };
    const free = (key: string): Value => {
      leaves.add(key);
      return randomAt(key, sample);
    };
    const foundFor = (name: NameTree, key: string): Value => {
      // A number stated in this section; in another one the same letter may be any.
      const own = this.values.get(key);
      if (own?.sound && own.section === section && isScalar(own.value)) return own.value;
      if (open.has(key)) followed.isCircular = true;
      const rule = open.has(key) || open.size >= DEEPEST ? null : this.ruleFor(name, names);
      if (!rule) return free(key);
      open.add(key);
      this.followed++;
      const value = valueIn(rule, names);
      open.delete(key);
      return value ?? free(key);
    };
    const names: Names = (name) => {
      if (!name.index && counting.has(name.name)) return countAt(name.name, sample);
      const key = keyOf(name, names);
      if (key === null || this.followed > MOST_FOLLOWED) return undefined;
      const known = found.get(key);
      if (known) return known;
      const value = foundFor(name, key);
      if (!open.has(key)) found.set(key, value);
      return value;
    };
    return Object.assign(followed, { names });
  }

  /** The right side of the newest rule that fits a name, with its letter put in. */
  ruleFor({ name, index }: NameTree, names: Names = NOTHING): Tree | null {
    const family = this.rules.get(name);
    if (!family) return null;
    if (!index) return family.plain;
    const at = wholeIn(index, names);
    if (at === null) return null;
    const own = family.at.get(at);
    // A rule for m_{t+1} says nothing of m_0.
    const general = family.general.slice(-MOST_RULES).findLast(({ shift }) => at >= shift);
    if (!general || (own && own.order > general.order)) return own?.tree ?? null;
    return substituted(general.tree, general.letter, { kind: 'number', text: `${at - general.shift}` });
  }
}

/** Values of names from the rules that were followed, the names that were left free, and whether a rule came back to itself. */
interface Followed {
  readonly names: Names;
  readonly leaves: ReadonlySet<string>;
  readonly isCircular: boolean;
}

/** 1 of t + 1; null where the index is no letter and a number. */
function shiftOf(index: Tree, letter: NameTree): number | null {
  const at = (n: number): number | null =>
    wholeIn(index, (name) => (name.name === letter.name ? scalar(whole(n)) : undefined));
  const [zero, one, seven] = [at(0), at(1), at(7)];
  return zero !== null && one === zero + 1 && seven === zero + 7 ? zero : null;
}
