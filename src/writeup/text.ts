/** Items → the same text for the same mathematics: without spaces, fonts and sizes. Names and messages are made of it. */
import type { Item } from './items.ts';

export const textOf = (items: readonly Item[]): string => items.map(one).join('');

function one(item: Item): string {
  switch (item.kind) {
    case 'number':
    case 'word':
    case 'mark':
      return item.text;
    case 'symbol':
      return item.name.length > 1 ? `\\${item.name} ` : item.name;
    case 'space':
      return '';
    case 'script':
      return `${item.sub ? `_{${textOf(item.sub)}}` : ''}${item.sup ? `^{${textOf(item.sup)}}` : ''}`;
    case 'fraction':
      return `(${textOf(item.top)})/(${textOf(item.bottom)})`;
    case 'root':
      return `sqrt(${textOf(item.body)})`;
    case 'accent':
      return `\\${item.accent}{${textOf(item.body)}}`;
    case 'operator':
      return `\\${item.name} `;
    case 'matrix':
    case 'lines':
      return `[${item.rows.map((row) => row.map(textOf).join(',')).join(';')}]`;
    case 'tag':
      return '';
    case 'strange':
      return item.what;
  }
}
