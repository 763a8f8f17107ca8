/** Why an expression could not be read; the sentences are written in explain/. */
export type Misread =
  | { readonly code: 'too-long'; readonly limit: number; readonly unit: 'characters' | 'names and signs' }
  | { readonly code: 'too-many-lines'; readonly limit: number }
  | { readonly code: 'too-deep' }
  | { readonly code: 'nothing' }
  | { readonly code: 'ends-early' }
  | { readonly code: 'unexpected'; readonly piece: string }
  | { readonly code: 'unclosed'; readonly piece: string }
  | { readonly code: 'unknown-name'; readonly piece: string; readonly known: readonly string[] }
  | { readonly code: 'needs-index'; readonly piece: string }
  | { readonly code: 'no-index'; readonly piece: string }
  | { readonly code: 'unsure-index'; readonly piece: string }
  | { readonly code: 'unsure-quotient' }
  | { readonly code: 'unsure-exponent'; readonly piece: string }
  | { readonly code: 'product-sign' }
  | { readonly code: 'arguments'; readonly piece: string; readonly form: string }
  | { readonly code: 'comma' }
  | { readonly code: 'dots' }
  | { readonly code: 'relation'; readonly piece: string }
  | { readonly code: 'words'; readonly piece: string }
  | { readonly code: 'condition'; readonly piece: string }
  | { readonly code: 'zero-power' }
  | { readonly code: 'too-large' };
