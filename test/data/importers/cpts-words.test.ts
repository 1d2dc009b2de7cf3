import { describe, expect, it, afterAll } from 'vitest';
import { CellReader } from '../../../src/sources/cpts/cells';
import { isoDate } from '../../../src/sources/cpts/dates';
import { proposedStage, saysNone } from '../../../src/sources/cpts/words';
import { atlas, engine } from './context';

afterAll(() => engine.close());

describe('names', () => {
  it.each([
    'Pas de CPTS',
    'néant',
    'Sans CPTS',
    'non',
    'HORS CPTS',
    'Aucune',
    'Non couvert',
    'commune non couverte par une CPTS',
    'N/A',
    '-',
    '/',
    '?',
    'Zone blanche',
    'Non couvert (zone blanche)',
    'Pas de projet',
    'aucune CPTS à ce jour',
    'À définir',
    'Non rattachée',
    'CPTS non renseignée',
    '0',
    '',
  ])('%s is no CPTS', (name) => expect(saysNone(name)).toBe(true));

  it.each([
    'CPTS Sans Frontières',
    'CPTS Hors les Murs',
    'CPTS de la Zone',
    'Territoire Nord',
    'CPTS Non-Stop',
    'CPTS 13',
  ])('%s is one', (name) => expect(saysNone(name)).toBe(false));
});

describe('dates', () => {
  it.each([
    ['31/12/2022', '2022-12-31'],
    ['5/1/24', '2024-01-05'],
    ['2024-01-01Z', '2024-01-01'],
    ['2024-03-05T10:00:00', '2024-03-05'],
    ['1er mars 2024', '2024-03-01'],
    ['août 2023', '2023-08'],
    ['déc.-23', '2023-12'],
    ['45296', '2024-01-05'],
    ['03/2024', '2024-03'],
    ['2021', '2021'],
    ['31/13/2022', null],
    ['à venir', null],
    ['', null],
  ])('%s', (text, iso) => expect(isoDate(text)).toBe(iso));
});

describe('stage words', () => {
  it.each([
    ['ACI signé', 'aci'],
    ['Signataire ACI', 'aci'],
    ['Projet de santé en cours de rédaction', 'lettre'],
    ['projet validé par l’ARS', 'projet'],
    ['LI validée', 'lettre'],
    ['Dissoute', 'ended'],
    ['CPTS fusionnée', 'ended'],
    ['projet abandonné', 'ended'],
    ['non aboutie', 'ended'],
    ['ACI signé, en cours de fusion', 'ended'],
    ['ACI non signé', 'unknown'],
    ['à voir', 'unknown'],
  ])('%s most likely means %s', (word, answer) => expect(proposedStage(word)).toBe(answer));
});

describe('a cell of communes', () => {
  const reader = new CellReader(atlas);
  const read = (cell: string) =>
    reader
      .read(cell)
      .map(({ code, name, postcode, department, partly }) =>
        [code, name, postcode, department, partly ? 'partly' : ''].filter(Boolean).join(' '),
      );
  it.each([
    ['03190 03310', ['03190', '03310']],
    ['03190-03310 / 2A004', ['03190', '03310', '2A004']],
    ['3190', ['3190']],
    ['Moulins (03), Yzeure', ['Moulins 03', 'Yzeure']],
    ['Moulins (03190)\n- 03321 Yzeure', ['03190 Moulins', '03321 Yzeure']],
    ['Moulins 03000 ; Yzeure 03400', ['Moulins 03000', 'Yzeure 03400']],
    ['Saint-Germain-en-Laye - Le Vésinet – Chatou', ['Saint-Germain-en-Laye', 'Le Vésinet', 'Chatou']],
    ['Vichy, Cusset et Charmeil', ['Vichy', 'Cusset', 'Charmeil']],
    ['Nice (en partie) • Cagnes-sur-Mer', ['Nice partly', 'Cagnes-sur-Mer']],
    ['La Garde, Var', ['La Garde Var']],
    ['Château-Chinon (Ville)', ['Château-Chinon (Ville)']],
    ['03190 - Moulins / 03321 - Yzeure', ['03190 Moulins', '03321 Yzeure']],
    ['', []],
  ])('%s', (cell, places) => expect(read(cell)).toEqual(places));
});
