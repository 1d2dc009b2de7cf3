import type { Format } from '../../language/format';

export const fr = {
  name: 'Population minimale',
  published: (region: string) => `règle publiée, ${region}`,
  byDefault: 'repère par défaut : aucun minimum régional trouvé',
  typed: 'saisi par vous',
  type: 'Saisir un autre minimum, par exemple celui de votre ARS',
  pass: (f: Format, limit: number, rule: string) => `Au-dessus de ${f.integer(limit)} habitants (${rule}).`,
  below: (f: Format, missing: number, limit: number, rule: string) =>
    `Il manque ${f.count(missing, 'habitant', 'habitants')} pour en atteindre ${f.integer(limit)} (${rule}).`,
  empty: (f: Format, limit: number, rule: string) => `À atteindre : ${f.integer(limit)} habitants (${rule}).`,
  offerEpci: (name: string, f: Format, n: number) =>
    `Ajouter l’EPCI ${name} (+ ${f.count(n, 'habitant', 'habitants')})`,
};

export const en: typeof fr = {
  name: 'Minimum population',
  published: (region) => `published rule, ${region}`,
  byDefault: 'default benchmark: no regional minimum found',
  typed: 'entered by you',
  type: 'Enter another minimum, such as that of your ARS',
  pass: (f, limit, rule) => `Above ${f.integer(limit)} inhabitants (${rule}).`,
  below: (f, missing, limit, rule) =>
    `${f.count(missing, 'inhabitant', 'inhabitants')} short of ${f.integer(limit)} (${rule}).`,
  empty: (f, limit, rule) => `To reach: ${f.integer(limit)} inhabitants (${rule}).`,
  offerEpci: (name, f, n) => `Add the EPCI ${name} (+ ${f.count(n, 'inhabitant', 'inhabitants')})`,
};
