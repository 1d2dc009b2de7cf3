import type { Format } from '../language/format';
import { typeset } from '../language/typeset';
import type { Locale } from './languages';

/** The words of communes that are held in part; fetched with what shows them. */
const fr = typeset({
  take: 'En partie…',
  takePart: 'Prendre cette part',
  changePart: 'Changer',
  whole: 'Prendre toute la commune',
  label: (name: string) => `Habitants de ${name} que ce territoire prend`,
  labelQuarters: (f: Format, name: string, n: number) =>
    `Habitants ${f.plural(n, 'du quartier', `des ${f.integer(n)} quartiers`)} de ${name} que ce territoire prend`,
  hint: 'Ce nombre est le vôtre : il est compté tel quel, dit « saisi par vous » partout, et les autres chiffres de la commune sont partagés d’après lui. Videz le champ pour l’effacer.',
  none: 'Une part d’aucun habitant n’en est pas une : rien n’a été changé. Videz le champ pour effacer la part.',
  tooMany: (name: string, all: string, typed: string) =>
    `${name} compte ${all} : une part ne peut pas en avoir ${typed}. Rien n’a été changé. Pour toute la commune, prenez-la entière.`,
  title: 'Communes en partie',
  part: (name: string, people: string) => `${name} : en partie, ${people}, saisi par vous`,
  quarters: (name: string, quarters: string, people: string) => `${name} : ${quarters}, ${people}, saisi par vous`,
  deduced: (name: string, quarters: string, people: string) =>
    `${name} : ${quarters}, ${people}, le reste de ce qui est saisi pour vos autres territoires`,
  rest: (people: string) => `le reste : ${people}`,
  remove: (name: string) => `Effacer la part de ${name}`,
});

const en: typeof fr = {
  take: 'In part…',
  takePart: 'Take this part',
  changePart: 'Change',
  whole: 'Take the whole commune',
  label: (name) => `Inhabitants of ${name} that this territory takes`,
  labelQuarters: (f, name, n) =>
    `Inhabitants of the ${f.plural(n, 'quarter', `${f.integer(n)} quarters`)} of ${name} that this territory takes`,
  hint: 'This number is yours: it is counted as it is, said to be typed by you everywhere, and the other figures of the commune are shared by it. Empty the field to take it back.',
  none: 'A part without inhabitants is none: nothing was changed. Empty the field to take the part back.',
  tooMany: (name, all, typed) =>
    `${name} has ${all}: a part cannot have ${typed}. Nothing was changed. For the whole commune, take it whole.`,
  title: 'Communes in part',
  part: (name, people) => `${name}: in part, ${people}, typed by you`,
  quarters: (name, quarters, people) => `${name}: ${quarters}, ${people}, typed by you`,
  deduced: (name, quarters, people) =>
    `${name}: ${quarters}, ${people}, the rest of what is typed for your other territories`,
  rest: (people) => `the rest: ${people}`,
  remove: (name) => `Take the part of ${name} back`,
};

export const partsWords = (locale: Locale): typeof fr => (locale === 'en' ? en : fr);
