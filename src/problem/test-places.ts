/** A test inside a problem file → where each of its parts stands: its rule, its slip, and the ids in its answers, marks and lines. */
import type { Place } from './fault.ts';
import type { Path, YamlFile } from './yaml.ts';

export type TestPlaces = ReadonlyMap<string, Place>;

export function placesOfTest(yaml: YamlFile, path: Path, test: object): TestPlaces {
  const places = new Map<string, Place>();
  for (const [field, value] of Object.entries(test)) {
    places.set(field, yaml.place([...path, field]));
    if (typeof value !== 'object') continue;
    for (const id of Object.keys(value)) {
      const place = yaml.placeOfKey([...path, field, id]);
      if (!places.has(id)) places.set(id, place);
      places.set(`${field} ${id}`, place);
    }
  }
  return places;
}
