import type { Format } from '../../language/format';

export const fr = {
  name: 'Limites administratives',
  sentence: (departments: string, epcis: string, cut: string) => `${departments} · ${epcis}${cut}.`,
  departments: (f: Format, n: number) => f.count(n, 'département', 'départements'),
  regions: (f: Format, n: number) => f.count(n, 'région', 'régions'),
  epcis: (f: Format, n: number) => f.count(n, 'EPCI', 'EPCI'),
  cut: (f: Format, n: number, of: number) => {
    if (n < of) return `, dont ${f.integer(n)} pris en partie`;
    return f.plural(n, ', pris en partie', ', tous pris en partie');
  },
  part: (f: Format, units: number, of: number) => `${f.count(units, 'commune', 'communes')} sur ${f.integer(of)}`,
  complete: 'Compléter',
};

export const en: typeof fr = {
  name: 'Administrative boundaries',
  sentence: (departments, epcis, cut) => `${departments} · ${epcis}${cut}.`,
  departments: (f, n) => f.count(n, 'department', 'departments'),
  regions: (f, n) => f.count(n, 'region', 'regions'),
  epcis: (f, n) => f.count(n, 'EPCI', 'EPCI'),
  cut: (f, n, of) => (n < of ? `, ${f.integer(n)} of them taken in part` : ', taken in part'),
  part: (f, units, of) => `${f.integer(units)} of ${f.count(of, 'commune', 'communes')}`,
  complete: 'Complete',
};
