import type { Atlas } from '../atlas/atlas';
import type { Quality } from '../atlas/manifest';
import { AMOUNTS, REGIONAL, type RuleTag } from './rules';
import type { Settings } from './settings';
import { NO_SOURCE, sourceDate, TYPED_SOURCE } from './sources';
import type { Amount, FundingVerdict, SizeClass } from './verdict';
import { AMOUNT_KEYS, type AmountKey } from './agreements';

/** What an amount is a part of. */
const PARTS: readonly { part: AmountKey; whole: AmountKey }[] = [
  { part: 'operating', whole: 'ceilingWithSnp' },
  { part: 'operating', whole: 'ceilingWithoutSnp' },
  { part: 'ceilingWithoutSnp', whole: 'ceilingWithSnp' },
  { part: 'snpSupplement', whole: 'ceilingWithSnp' },
];

const QUALITY: Record<RuleTag, Quality> = { sure: 'exact', one: 'exact', derived: 'approximate', unknown: 'unknown' };

/**
 * What a CPTS of class `size` may receive under the agreement text of the settings. An amount typed in by the user
 * stands before that of the tables; one that no source gives is `null`.
 * @param regions indices of the regions touched; the aid for writing the project is theirs to set.
 */
export function fundingFor(
  atlas: Atlas,
  size: SizeClass | null,
  regions: readonly number[],
  settings: Settings,
): FundingVerdict {
  const ofTable = (key: AmountKey) => {
    const row = AMOUNTS.find((r) => r.agreement === settings.agreement && r.class === size && r.key === key);
    return amount(row?.amount ?? null, row?.tag ?? 'unknown', row?.source ?? NO_SOURCE);
  };
  const ofRegion = () => {
    const code = regions.length === 1 ? atlas.regions[regions[0]].code : null;
    const row = REGIONAL.projectWriting.find(({ region }) => region === code);
    return amount(row?.amount ?? null, row?.tag ?? 'unknown', row?.source ?? NO_SOURCE);
  };
  const of = (key: AmountKey): Amount => {
    const typed = settings.amounts[key];
    if (typed !== undefined) return { value: typed, tag: 'typed', quality: 'exact', source: TYPED_SOURCE, vintage: '' };
    return key === 'projectWriting' ? ofRegion() : ofTable(key);
  };
  const amounts = Object.fromEntries(AMOUNT_KEYS.map((key) => [key, of(key)])) as FundingVerdict['amounts'];
  const exceeds = (part: Amount, whole: Amount) =>
    part.value !== null && whole.value !== null && part.value > whole.value;
  return {
    rules: settings.agreement,
    class: size,
    amounts,
    contradictions: PARTS.filter(({ part, whole }) => exceeds(amounts[part], amounts[whole])),
  };
}

const amount = (value: number | null, tag: RuleTag, source: string): Amount => ({
  value,
  tag,
  quality: QUALITY[tag],
  source,
  vintage: sourceDate(source),
});
