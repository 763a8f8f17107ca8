/** The sign of a mark, in a letter of the page's own typeface: it looks the same wherever it is read. */

/** What stands for the signs that the typeface does not have. */
const OURS: Readonly<Record<string, string>> = { '✗': '×', '↳': '↪', '○': '∘' };

export const Sign = ({ sign }: { readonly sign: string }) => (
  <span class="sign" aria-hidden="true">
    {OURS[sign] ?? sign}
  </span>
);
