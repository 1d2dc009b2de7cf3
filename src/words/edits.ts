import type { Label } from '../project/label';
import type { Language } from './sentences';

/** The name of a scenario; the first one has none of its own until it is renamed. */
export const scenarioName = (name: string, { words }: Pick<Language, 'words'>): string => name || words.scenarios.first;

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
      return history[label.kind](label.file);
    case 'open':
      return history.open(format, label.scenarios);
    case 'adopt':
      return history.adopt(format, label.created);
    case 'vintage':
      return label.vintage === null ? history.newestVintage : words.vintage(label.vintage);
    case 'settings':
      return history.settings(format.list(label.keys.map((key) => words.settingNames[key])));
  }
}
