import type { Atlas } from '../atlas/atlas';
import { codeIndex } from '../atlas/codes';
import { countedIn, wholeAtlas } from '../atlas/quarters/units';
import { EditError } from '../project/errors';
import type { Entry } from '../project/history';
import type { Label } from '../project/label';
import type { UnitsTransaction } from '../project/transaction';
import { countText, unitNames } from '../language/language';
import type { Moved } from './project-fr';
import type { Language } from './language';

/** The name of a scenario; the first one has none of its own until it is renamed. */
export const scenarioName = (name: string, { words }: Pick<Language, 'words'>): string => name || words.scenarios.first;

/** `name`, followed by a number where one of `names` is the same. */
export function unusedName(name: string, names: readonly string[]): string {
  if (!names.includes(name)) return name;
  for (let n = 2; ; n++) if (!names.includes(`${name} (${n})`)) return `${name} (${n})`;
}

/** An edit in words, for "Annuler : …" and the history. */
export function editText(entry: Entry, atlas: Atlas, language: Language): string {
  const { words, format } = language;
  const { history } = words;
  const { label } = entry;
  /** What was crossed, quarters told as such; the units that the label counts where the edit can no longer be read. */
  const moved = (count: number, wanted: (edit: UnitsTransaction) => Iterable<number>): Moved => {
    const units = atlas.cut && unitsOf(entry, wanted);
    const size = units ? countedIn(atlas, units) : { communes: count, quarters: 0 };
    const text = countText(size, language);
    return { n: size.communes + size.quarters, text, hasQuarters: size.quarters > 0 };
  };
  const gained = ({ added }: UnitsTransaction) => added;
  const lost = ({ removed }: UnitsTransaction) => removed;
  switch (label.kind) {
    case 'add':
      return history.add(format, moved(label.count, gained), label.territory);
    case 'remove':
      return history.remove(format, moved(label.count, lost), label.territory);
    case 'exchange':
      return history.change(
        format,
        moved(label.added + label.removed, ({ added, removed }) => [...added, ...removed]),
        label.territory,
      );
    case 'transfer': {
      const [all, taken] = [moved(label.count, gained), moved(label.taken, lost)];
      return label.taken < label.count
        ? history.addTaking(format, all, label.to, taken, label.from)
        : history.transfer(format, all.n ? all : taken, label.from, label.to);
    }
    case 'create':
    case 'delete':
      return history[label.kind](label.territory);
    case 'rename':
      return history.rename(label.to);
    case 'part':
      return label.inhabitants === null
        ? history.noPart(communeName(atlas, label.commune), label.territory)
        : history.part(
            communeName(atlas, label.commune),
            words.inhabitants(format, label.inhabitants),
            label.territory,
          );
    case 'lock':
    case 'unlock':
    case 'annotate':
    case 'choose':
      return history[label.kind](label.territory);
    case 'create-scenario':
      return history.createScenario(label.scenario, format, label.territories);
    case 'delete-scenario':
      return history.deleteScenario(scenarioName(label.scenario, language));
    case 'rename-scenario':
      return history.renameScenario(scenarioName(label.to, language));
    case 'choose-scenario':
      return history.chooseScenario(scenarioName(label.scenario, language));
    case 'import':
    case 'discard':
    case 'complete':
      return history[label.kind](label.file);
    case 'open':
    case 'merge':
      return history[label.kind](format, label.scenarios);
    case 'adopt':
      return history.adopt(format, label.created);
    case 'vintage':
      return label.vintage === null ? history.newestVintage : words.vintage(label.vintage);
    case 'settings':
      return history.settings(format.list(label.keys.map((key) => words.settingNames[key])));
  }
}

/** The same for a list, where each commune taken or left alone, or nearly, is named. */
export function entryText(entry: Entry, atlas: Atlas, language: Language): string {
  const text = editText(entry, atlas, language);
  const units = NAMED.includes(entry.label.kind) ? namedIn(entry) : null;
  return units && units.length <= MOST_NAMED
    ? language.words.labelled(text, unitNames(atlas, units, language, MOST_NAMED))
    : text;
}

const NAMED: readonly Label['kind'][] = ['add', 'remove', 'exchange', 'transfer'];
const MOST_NAMED = 3;

const communeName = (atlas: Atlas, code: string): string => {
  const whole = wholeAtlas(atlas);
  const unit = codeIndex(whole).byCode.get(code);
  return unit === undefined ? code : whole.names[unit];
};

/** Units gained, or else lost; `null` when the edit can no longer be read. */
const namedIn = (entry: Entry): Uint16Array | null =>
  [({ added }: UnitsTransaction) => added, ({ removed }: UnitsTransaction) => removed]
    .map((wanted) => unitsOf(entry, wanted))
    .find((units) => units === null || units.length > 0) ?? null;

/** Units that an edit moves; `null` when it can no longer be read. */
function unitsOf(entry: Entry, wanted: (edit: UnitsTransaction) => Iterable<number>): Uint16Array | null {
  try {
    const { transaction } = entry;
    const steps = transaction.kind === 'several' ? transaction.steps : [transaction];
    return Uint16Array.from(steps.flatMap((step) => (step.kind === 'units' ? [...wanted(step)] : [])));
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return null;
  }
}
