import type { Label } from '../project/history';
import type { Language } from './sentences';

/** An edit in words, for "Annuler : …" and the like. */
export function editText(label: Label, { words, format }: Language): string {
  const { history } = words;
  switch (label.kind) {
    case 'add':
    case 'remove':
      return history[label.kind](format, label.count, label.territory);
    case 'exchange':
      return history.change(format, label.added + label.removed, label.territory);
    case 'create':
    case 'delete':
      return history[label.kind](label.territory);
    case 'rename':
      return history.rename(label.to);
    case 'lock':
    case 'unlock':
    case 'choose':
      return history[label.kind](label.territory);
    case 'adopt':
      return history.adopt(format, label.created);
    case 'settings':
      return history.settings;
  }
}
