/** Which numbers a page has, and the way to others: the problem's own, the next variant, or one by its number. */
import { type Asked, LARGEST_VARIANT } from './address.ts';

interface OtherNumbersProps {
  /** Which variant it is; null with its own numbers. */
  readonly variant: number | null;
  /** What the page was asked for with. */
  readonly asked: Asked;
  /** The same page asked for otherwise. */
  readonly address: (asked: Asked) => string;
}

export function OtherNumbers({ variant, asked, address }: OtherNumbersProps) {
  const next = variant === null ? 1 : variant + 1;
  const { variant: _, ...others } = asked;
  return (
    <form class="other-numbers quiet" method="get" action={address({})}>
      {variant === null ? (
        <span>Other numbers:</span>
      ) : (
        <span>
          <strong>Variant {variant}</strong>: other numbers, the same for everyone.{' '}
          <a href={address(others)}>The problem's own numbers</a>
        </span>
      )}
      {next <= LARGEST_VARIANT && <a href={address({ ...asked, variant: next })}>Variant {next}</a>}
      <span class="choice">
        <label>
          or variant{' '}
          <input name="variant" type="number" min={0} max={LARGEST_VARIANT} required autocomplete="off" />
        </label>
        {Object.entries(others)
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <button type="submit" class="second">
          Open
        </button>
      </span>
    </form>
  );
}
