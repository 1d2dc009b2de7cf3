import type { Format } from '../../language/format';

/** A figure as it is written, estimate or not, and what it counts. */
interface Counted {
  text: string;
  count: number;
}

export const fr = {
  name: 'Composition',
  sentence: (f: Format, generalists: Counted, others: Counted) =>
    `${generalists.text} ${f.plural(generalists.count, 'médecin généraliste', 'médecins généralistes')} et ${others.text} ${f.plural(others.count, 'autre professionnel ou officine', 'autres professionnels ou officines')}.`,
  unknown: 'Le nombre de professionnels n’est pas connu ici.',
  rule: 'Il faut au moins deux médecins généralistes et un autre professionnel de santé.',
};

export const en: typeof fr = {
  name: 'Composition',
  sentence: (f, generalists, others) =>
    `${generalists.text} ${f.plural(generalists.count, 'general practitioner', 'general practitioners')} and ${others.text} ${f.plural(others.count, 'other professional or pharmacy', 'other professionals or pharmacies')}.`,
  unknown: 'The number of professionals is not known here.',
  rule: 'At least two general practitioners and one other health professional are needed.',
};
