/** A problem and what it is asked with → the address of its worksheet, its solution, or a form to take along; every option goes along. */
import type { Options } from '../src/checker.ts';

export interface Asked extends Options {
  /** Of a worksheet or solution that has several, from 1. */
  readonly page?: number | undefined;
  /** The one step to be checked. */
  readonly step?: string;
}

/** The largest number that an address may give a variant. */
export const LARGEST_VARIANT = 999_999_999;

/** What a form asks for beside being marked: to be shown another page unmarked, or the next step. */
export type Wish = 'typed' | 'next';

/** @example worksheetAddress('adam', { show: 'first update', page: 2 }) is /problems/adam?show=first+update&page=2 */
export const worksheetAddress = (problem: string, asked: Asked = {}, wishes: readonly Wish[] = []): string =>
  `/problems/${encodeURIComponent(problem)}${query(asked, wishes)}`;

export const solutionAddress = (problem: string, asked: Asked = {}): string =>
  `/problems/${encodeURIComponent(problem)}/solution${query(asked)}`;

/** The methods side by side. */
export const methodsAddress = (): string => '/methods';

/** On paper, with its key or without. */
export const printAddress = (problem: string, asked: Options, withKey: boolean): string =>
  `/problems/${encodeURIComponent(problem)}/print${query(asked, withKey ? ['key'] : [])}`;

export const exportAddress = (problem: string, asked: Options, format: string, worked: boolean): string =>
  `/problems/${encodeURIComponent(problem)}/export${query({ format, ...asked }, worked ? ['worked'] : [])}`;

export const traceAddress = (problem: string, { variant }: Options): string =>
  `/api/v1/problems/${encodeURIComponent(problem)}/trace${query({ variant })}`;

function query(asked: Asked & { readonly format?: string }, wishes: readonly string[] = []): string {
  const said = Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encoded(String(value))}`);
  const parts = [...said, ...wishes];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** As a form would send it, with commas left as they are. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2C', ',');
