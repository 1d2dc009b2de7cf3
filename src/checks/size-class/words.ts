import type { Format } from '../../language/format';

export const fr = {
  name: 'Taille',
  between: (f: Format, previous: number, next: number, n: number) =>
    `${f.integer(next)} habitants de plus donnent la taille ${n + 1} ; ${f.integer(previous)} de moins, la taille ${n - 1}.`,
  first: (f: Format, next: number) => `${f.integer(next)} habitants de plus donnent la taille 2.`,
  last: (f: Format, previous: number, n: number) =>
    `C’est la plus grande taille ; ${f.integer(previous)} habitants de moins donnent la taille ${n - 1}.`,
  ambiguous: 'Exactement 80 000 habitants : les textes se contredisent, taille 2 ou 3 selon votre réglage.',
  otherVintage: (f: Format, year: number, population: number, size: string) =>
    `Avec la population ${year} (${f.integer(population)} habitants) : ${size.toLowerCase()}.`,
  boundary: 'Lire « exactement 80 000 » comme',
  history: 'Le même territoire sous d’autres millésimes',
  none: 'Sans population connue, pas de taille.',
};

export const en: typeof fr = {
  name: 'Size',
  between: (f, previous, next, n) =>
    `${f.count(next, 'more inhabitant gives', 'more inhabitants give')} size ${n + 1}; ${f.integer(previous)} fewer, size ${n - 1}.`,
  first: (f, next) => `${f.count(next, 'more inhabitant gives', 'more inhabitants give')} size 2.`,
  last: (f, previous, n) =>
    `This is the largest size; ${f.count(previous, 'inhabitant fewer gives', 'inhabitants fewer give')} size ${n - 1}.`,
  ambiguous: 'Exactly 80,000 inhabitants: the texts contradict each other, size 2 or 3 depending on your setting.',
  otherVintage: (f, year, population, size) =>
    `With the ${year} population (${f.count(population, 'inhabitant', 'inhabitants')}): ${size.toLowerCase()}.`,
  boundary: 'Read “exactly 80,000” as',
  history: 'The same territory with the populations of other years',
  none: 'Without a known population, there is no size.',
};
