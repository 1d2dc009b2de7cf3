import type { Atlas } from '../atlas/atlas';
import { EditError } from '../project/errors';
import type { Entry } from '../project/history';
import type { Label } from '../project/label';
import { unitNames } from '../language/language';
import type { Language } from './language';

/** The name of a scenario; the first one has none of its own until it is renamed. */
export const scenarioName = (name: string, { words }: Pick<Language, 'words'>): string => name || words.scenarios.first;

/** `name`, followed by a number where one of `names` is the same. */
export function unusedName(name: string, names: readonly string[]): string {
  if (!names.includes(name)) return name;
  for (let n = 2; ; n++) if (!names.includes(`${name} (${n})`)) return `${name} (${n})`;
}

/** An edit in words, for "Annuler : …" and the history. */
export function editText(label: Label, language: Language): string {
  const { words, format } = language;
  const { history } = words;
  switch (label.kind) {
    case 'add':
    case 'remove':
      return history[label.kind](format, label.count, label.territory);
    case 'exchange':
      return history.change(format, label.added + label.removed, label.territory);
    case 'transfer':
      return label.taken < label.count
        ? history.addTaking(format, label.count, label.to, label.taken, label.from)
        : history.transfer(format, label.count, label.from, label.to);
    case 'create':
    case 'delete':
      return history[label.kind](label.territory);
    case 'rename':
      return history.rename(label.to);
    case 'part':
      return label.inhabitants === null
        ? history.noPart(label.commune, label.territory)
        : history.part(label.commune, words.inhabitants(format, label.inhabitants), label.territory);
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
  const text = editText(entry.label, language);
  const units = NAMED.includes(entry.label.kind) ? unitsOf(entry) : null;
  return units && units.length <= MOST_NAMED
    ? language.words.labelled(text, unitNames(atlas, units, language, MOST_NAMED))
    : text;
}

const NAMED: readonly Label['kind'][] = ['add', 'remove', 'exchange', 'transfer'];
const MOST_NAMED = 3;

/** Units gained, or else lost; `null` when the edit can no longer be read. */
function unitsOf(entry: Entry): Uint16Array | null {
  try {
    const { transaction } = entry;
    const steps = transaction.kind === 'several' ? transaction.steps : [transaction];
    const edits = steps.filter((step) => step.kind === 'units');
    const { added, removed } = edits.find((edit) => edit.added.length) ?? edits[0];
    return added.length ? added : removed;
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return null;
  }
}
