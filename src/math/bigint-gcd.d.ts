/** The package comes without types. */
declare module 'bigint-gcd' {
  /** The greatest common divisor, never negative. */
  export default function gcd(a: bigint, b: bigint): bigint;
}
