import type { Format } from '../../language/format';

export const fr = {
  name: 'Zones blanches laissées',
  none: 'Ne laisse aucune zone blanche trop petite pour vivre seule.',
  open: 'Non vérifiable : les CPTS ne sont pas toutes connues ici ou alentour.',
  openBesides: 'D’autres ont pu échapper : les CPTS ne sont pas toutes connues alentour.',
  some: (f: Format, n: number, inhabitants: string) =>
    f.plural(
      n,
      `Laisse une zone blanche isolée sous le minimum (${inhabitants}).`,
      `Laisse ${f.integer(n)} zones blanches isolées sous le minimum (${inhabitants}).`,
    ),
  remedy: 'Les prendre',
};

export const en: typeof fr = {
  name: 'White zones left behind',
  none: 'Leaves no white zone too small to stand alone.',
  open: 'Cannot be checked: the CPTS here or around are not all known.',
  openBesides: 'Others may have been missed: the CPTS around are not all known.',
  some: (f, n, inhabitants) =>
    f.plural(
      n,
      `Leaves one isolated white zone below the minimum (${inhabitants}).`,
      `Leaves ${f.integer(n)} isolated white zones below the minimum (${inhabitants}).`,
    ),
  remedy: 'Take them in',
};
