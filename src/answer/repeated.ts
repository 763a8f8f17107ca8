/** Valid JSON text → the path of a name that an object gives twice, which parsing would pass over in silence; null where none does. */

/** A string, with the colon behind it where it is a name; or a bracket. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g;

interface Open {
  readonly names: Set<string>;
  last: string | null;
}

/** @example repeatedName('{"answers":{"w":"1","w":"2"}}') is ['answers', 'w'] */
export function repeatedName(json: string): readonly string[] | null {
  const open: Open[] = [];
  for (const [token, text, colon] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push({ names: new Set(), last: null });
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const inside = open.at(-1)!;
      inside.last = text!.includes('\\') ? (JSON.parse(text!) as string) : text!.slice(1, -1);
      if (inside.names.has(inside.last)) return open.flatMap(({ last }) => last ?? []);
      inside.names.add(inside.last);
    }
  }
  return null;
}
