import * as v from 'valibot';
import { AGREEMENTS, AMOUNT_KEYS } from '../domain/agreements';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings';

/** Years that may be wished for, whether or not their population is loaded here. */
export const VINTAGES = { first: 1800, last: 2999 };

const year = v.pipe(v.number(), v.integer(), v.minValue(VINTAGES.first), v.maxValue(VINTAGES.last));
const people = v.pipe(v.number(), v.integer(), v.minValue(1));
export const amountSchema = v.pipe(v.number(), v.finite(), v.minValue(0));
const amountKeySchema = v.picklist(AMOUNT_KEYS);

/** Each setting as it is kept; one that older versions did not have has a default. */
export const settingsSchemas = {
  agreement: v.picklist(AGREEMENTS),
  vintage: v.optional(v.nullable(year), null),
  boundary80000: v.picklist([2, 3]),
  minimum: v.optional(v.nullable(people), null),
  amounts: v.record(amountKeySchema, amountSchema),
  signatureDate: v.nullable(v.pipe(v.string(), v.isoDate())),
  exclusive: v.optional(v.record(v.pipe(v.string(), v.maxLength(64)), v.boolean()), {}),
  cut: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^(?:\d{5}|2[AB]\d{3})$/))), v.readonly()), []),
} satisfies { [K in keyof Settings]: v.GenericSchema<unknown, Settings[K]> };

type Key = keyof Settings;
const KEYS = Object.keys(DEFAULT_SETTINGS) as Key[];

/** The settings in which `a` and `b` differ. */
export const changedSettings = (a: Settings, b: Settings): Key[] => KEYS.filter((key) => !isSame(a[key], b[key]));

/** Of amounts, whichever was typed in first. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [one, other] = [a, b] as Record<string, unknown>[];
  return Object.keys({ ...one, ...other }).every((key) => one[key] === other[key]);
}

/** Rebuilds the settings from whatever was kept; those that cannot be read are as they are by default, and `lost`. */
export function restoreSettings(raw: unknown, lost: (key: Key) => void): Settings {
  const given = recordOf(raw);
  const read = (key: Key) => {
    const parsed = v.safeParse(settingsSchemas[key], given[key]);
    if (!parsed.success) lost(key);
    return parsed.success ? parsed.output : DEFAULT_SETTINGS[key];
  };
  const restored = KEYS.map((key) => [key, key === 'amounts' ? restoreAmounts(given.amounts, lost) : read(key)]);
  return Object.fromEntries(restored) as Settings;
}

function restoreAmounts(raw: unknown, lost: (key: Key) => void): Settings['amounts'] {
  const given = Object.entries(recordOf(raw));
  const kept = given.filter(([key, amount]) => v.is(amountKeySchema, key) && v.is(amountSchema, amount));
  if (kept.length < given.length || raw === undefined) lost('amounts');
  return Object.fromEntries(kept);
}

const recordOf = (raw: unknown) => v.parse(v.fallback(v.record(v.string(), v.unknown()), {}), raw);
