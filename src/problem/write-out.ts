/** Passes with their rules → every step with its id, each name in its formula resolved to the value it stands for. */
import { wholeIn } from '../math/evaluate.ts';
import { FUNCTIONS } from '../math/functions.ts';
import { whole } from '../math/rational.ts';
import { type NameTree, namesIn, referenceOf, type Tree } from '../math/tree.ts';
import { scalar, type Value } from '../math/value.ts';
import type { Report } from './fault.ts';
import type { Pass } from './passes.ts';
import { type Id, nameOf, type StepRule } from './problem.ts';
import type { Rule } from './rule.ts';

const LARGEST_INDEX = 1_000_000;

export interface WrittenOut {
  readonly steps: StepRule[];
  readonly starts: Map<Id, Value>;
  readonly indices: Map<Id, Value>;
  readonly idleStarts: readonly string[];
  readonly updated: readonly string[];
  readonly read: ReadonlySet<Id>;
}

/** Follows the program pass by pass: gives each step its id, and each name in its formula the value it stands for. */
export function writeOut(
  passes: readonly Pass[],
  givens: ReadonlyMap<string, Value>,
  startValues: ReadonlyMap<string, Value>,
  fault: Report,
): WrittenOut {
  const steps: StepRule[] = [];
  const starts = new Map<Id, Value>();
  const indices = new Map<Id, Value>();
  const read = new Set<Id>();
  const exists = new Set<Id>(givens.keys());
  /** The newest value of each name. */
  const newest = new Map<string, Id>([...givens.keys()].map((name) => [name, name]));

  const indexIn = (tree: Tree, pass: Pass): number | null => {
    const index = wholeIn(tree, (name) =>
      name === pass.index?.name ? scalar(whole(pass.index.value)) : undefined,
    );
    return index !== null && Math.abs(index) <= LARGEST_INDEX ? index : null;
  };
  const idOf = (name: string, index: Tree | null | undefined, pass: Pass): Id | null => {
    if (!index) return name;
    const at = indexIn(index, pass);
    return at === null ? null : `${name}[${at}]`;
  };

  // A start value has the index before the first one computed.
  const updated = new Set<string>();
  for (const pass of passes) {
    for (const rule of pass.rules) {
      if (updated.has(rule.name)) continue;
      updated.add(rule.name);
      const start = startValues.get(rule.name);
      const first = rule.index ? indexIn(rule.index, pass) : null;
      if (!start || first === null) continue;
      const id = `${rule.name}[${first - 1}]`;
      starts.set(id, start);
      exists.add(id);
      newest.set(rule.name, id);
    }
  }

  const inputOf = (name: NameTree, pass: Pass, rule: Rule): Id | null => {
    const reference = referenceOf(name);
    if (name.name === pass.index?.name && !name.index) return `${name.name}=${pass.index.value}`;
    const each = name.index ? undefined : pass.each.get(name.name);
    if (each) return each.id;
    const id = name.index
      ? idOf(name.name, name.index, pass)
      : (newest.get(name.name) ?? (pass.index ? `${name.name}[${pass.index.value}]` : null));
    if (id !== null && exists.has(id)) return id;
    const by = rule.by && { by: rule.by(name.name) };
    if (name.index && id !== null && (exists.has(name.name) || pass.each.has(name.name)))
      fault(rule.placeIn(name.name), { code: 'no-index', name: name.name, id, ...by });
    else if (updated.has(name.name) && !newest.has(name.name))
      fault(rule.placeIn(name.name), { code: 'no-start', name: name.name, ...by });
    else
      fault(rule.placeIn(name.name), {
        code: 'unknown-name',
        name: name.index && id ? id : reference,
        known: [...newest.keys()].sort(),
        ...by,
      });
    return null;
  };

  for (const pass of passes) {
    if (pass.index) {
      const { name, value } = pass.index;
      if (newest.has(name) || FUNCTIONS.has(name)) {
        const place = pass.rules[0]?.place;
        if (place) fault(place, { code: 'taken-name', name, by: 'index' });
        break;
      }
      indices.set(`${name}=${value}`, scalar(whole(value)));
    }
    for (const { id, value } of pass.each.values()) indices.set(id, value);
    for (const rule of pass.rules) {
      const id = idOf(rule.name, rule.index, pass);
      if (id === null) {
        fault(rule.place, { code: 'index', text: rule.name });
        continue;
      }
      if (exists.has(id))
        fault(
          rule.place,
          givens.has(id) ? { code: 'taken-name', name: id, by: 'given' } : { code: 'twice', id },
        );
      const inputs: Record<string, Id> = {};
      for (const name of namesIn(rule.tree)) {
        const input = inputOf(name, pass, rule);
        if (input === null) continue;
        inputs[referenceOf(name)] = input;
        read.add(input);
      }
      exists.add(id);
      newest.set(rule.name, id);
      steps.push({
        id,
        name: rule.name,
        title: rule.title,
        method: rule.method,
        part: pass.part,
        tree: rule.tree,
        inputs,
        asked: rule.asked,
        rounding: rule.rounding,
        index: pass.index,
        place: rule.placeIn(''),
        ...(rule.by ? { by: rule.by('') } : {}),
      });
    }
  }
  const idleStarts = [...startValues.keys()].filter(
    (name) => ![...starts.keys()].some((id) => nameOf(id) === name),
  );
  return { steps, starts, indices, idleStarts, updated: [...updated], read };
}
