import { COG_YEAR } from '../atlas/cog';
import { AGREEMENTS } from '../domain/agreements';
import { ReadError } from '../data/readers/errors';
import { IMPORT_KINDS } from '../data/importers/kinds';
import { Format } from '../language/format';
import { fr } from '../words/fr';
import { importErrorText } from '../words/imports';
import { FileError, FolderError, ListError, UsageError } from './errors';

export const USAGE = `Usage : npm run --silent perimetre -- evaluate (--communes 03190,03321,… | --file codes.txt|csv|xlsx|geojson)
          [--rules ${AGREEMENTS.join('|')}] [--cpts FICHIER [--sheet FEUILLE] [--complete 04,05,…]] [--iris FICHIER [--census FICHIER]] [--data DOSSIER] [--json]
        npm run --silent perimetre -- coverage [--region 93 | --department 13]
          [--cpts FICHIER [--sheet FEUILLE] [--complete 04,05,…]] [--iris FICHIER [--census FICHIER]] [--data DOSSIER] [--json]
        npm run --silent perimetre -- propose (--region 84 | --department 63 | --france) [--objective balance|count]
          [--min 20000] [--size 60000 | --count N] [--seed 1]
          [--cpts FICHIER [--sheet FEUILLE] [--complete 04,05,…]] [--iris FICHIER [--census FICHIER]] [--data DOSSIER] [--json]
        npm run --silent perimetre -- import FICHIER [--as ${IMPORT_KINDS.join('|')}]
          [--sheet FEUILLE | --layer COUCHE] [--key COLONNE] [--column COLONNE=sum|mean|count|category]… [--year 2023]
          [--share] [--data DOSSIER] [--json]`;

/** One sentence for a person, or `null` for an error that nobody foresaw. */
export function errorSentence(error: unknown): string | null {
  if (error instanceof UsageError) return `${usage(error)}\n${USAGE}`;
  if (error instanceof FolderError) return folder(error);
  if (error instanceof FileError) return file(error);
  if (error instanceof ListError)
    return importErrorText(error.file, error.cause, { words: fr, format: new Format('fr') });
  if (error instanceof ReadError) return fr.reading.file[error.reason](error.file, error.found);
  return null;
}

function usage({ reason, word, among }: UsageError): string {
  switch (reason) {
    case 'no-command':
      return 'Dites quoi faire : evaluate, coverage, propose ou import.';
    case 'command':
      return `Commande inconnue : « ${word} ». Les commandes sont evaluate, coverage, propose et import.`;
    case 'option':
      return `Option inconnue : ${word}.`;
    case 'value':
      return `L’option ${word} attend une valeur.`;
    case 'extra':
      return `« ${word} » est de trop.`;
    case 'input':
      return 'Donnez les communes par --communes ou par --file, l’un des deux.';
    case 'choice':
      return `Texte inconnu : « ${word} ». --rules vaut ${AGREEMENTS.join(' ou ')}.`;
    case 'scope':
      return 'Donnez une région par --region ou un département par --department, pas les deux.';
    case 'region':
      return `Région inconnue : « ${word} ». Donnez son code, par exemple 93 pour Provence-Alpes-Côte d’Azur.`;
    case 'area':
      return 'Dites où, une seule fois : --region 84, --department 63 ou --france.';
    case 'objective':
      return `Objectif inconnu : « ${word} ». --objective vaut balance ou count.`;
    case 'wish':
      return 'Donnez une population souhaitée par --size ou un nombre de territoires par --count, pas les deux.';
    case 'number':
      return `« ${word} » n’est pas un nombre entier qui convienne ici.`;
    case 'no-file':
      return 'Donnez le fichier à lire : import FICHIER.';
    case 'kind':
      return `Sorte inconnue : « ${word} ». --as vaut ${IMPORT_KINDS.join(', ')}.`;
    case 'complete':
      return '--complete dit quels départements la liste de --cpts couvre entièrement : donnez aussi --cpts.';
    case 'census':
      return '--census dit les habitants des quartiers de --iris : donnez aussi --iris.';
    case 'table':
      return `Pas de feuille ni de couche « ${word} » dans ce fichier : il contient ${firstOf(among)}.`;
    case 'key':
      return `Pas de colonne « ${word} » dans cette table : elle contient ${firstOf(among)}.`;
    case 'column':
      return `« ${word} » ne dit pas une colonne et la façon de la prendre : écrivez --column COLONNE=sum, mean, count ou category, pour une colonne parmi ${firstOf(among)}.`;
    case 'year':
      return `« ${word} » n’est pas une année : écrivez --year 2023.`;
    case 'department':
      return `Département inconnu : « ${word} ». Donnez son code, par exemple 13 ou 2A.`;
  }
}

function folder({ reason, path }: FolderError): string {
  switch (reason) {
    case 'missing':
      return `Pas de données dans ${path} : construisez-les avec « npm run data », ou nommez un dossier construit par --data.`;
    case 'version':
      return `${path} vient d’une autre version de Périmètre : reconstruisez les données avec « npm run data ».`;
    case 'corrupt':
      return `${path} est abîmé : reconstruisez les données avec « npm run data ».`;
  }
}

function file({ reason, path, found }: FileError): string {
  const met = found ? ` (trouvé : « ${found} »)` : '';
  switch (reason) {
    case 'missing':
      return `Le fichier ${path} ne s’ouvre pas : vérifiez son nom.`;
    case 'territory':
      return `Aucun code de commune lisible dans ${path}${met} : il faut des codes INSEE, une colonne code ou code_insee, une propriété code dans un GeoJSON, ou un polygone.`;
    case 'projected':
      return `Les coordonnées de ${path} ne sont pas en degrés${met} : réexportez-le en WGS 84 (EPSG:4326).`;
    case 'geometry':
      return `Un polygone de ${path} est incomplet ou abîmé : réparez sa géométrie dans un logiciel de carte.`;
    case 'nowhere':
      return `Le polygone de ${path} ne couvre aucune commune dessinée : vérifiez que la longitude vient avant la latitude.`;
    case 'quarters':
      return `Aucun quartier (IRIS) dessiné dans ${path} : il faut les contours des IRIS de communes entières, comme ceux de l’IGN.`;
    case 'census':
      return `Aucun nombre d’habitants par IRIS dans ${path} : il faut une colonne comme P22_POP à côté du code de l’IRIS.`;
    case 'cpts':
      return `Aucune CPTS lisible dans ${path}${met} : il faut une liste que « import --as cpts » sait lire, ou un cpts.json de Périmètre.`;
  }
}

export const unknownSentence = (inputs: readonly string[]): string =>
  `Sans correspondance parmi les communes de ${COG_YEAR} : ${firstOf(inputs)}.`;

export const ambiguousSentence = (inputs: readonly string[]): string =>
  `Plusieurs communes possibles, à préciser par un code INSEE : ${firstOf(inputs)}.`;

/** Numbers that are no codes, in a list of codes. */
export const postcodeSentence = (read: readonly { input: string; to: string }[]): string =>
  `Lus comme codes postaux, parmi des codes INSEE : ${firstOf(read.map(({ input, to }) => `${input} (commune ${to})`))}.`;

/** Communes that the edge of a polygon cuts, with the part of their surface that is inside. */
export function cutSentence(cut: readonly { name: string; share: number; taken: boolean }[]): string {
  const told = (taken: boolean) =>
    firstOf(
      cut.filter((unit) => unit.taken === taken).map(({ name, share }) => `${name} (${Math.round(share * 100)} %)`),
    ) || 'aucune';
  return `Communes coupées par le bord du polygone, prises : ${told(true)} ; laissées : ${told(false)}.`;
}

const firstOf = (inputs: readonly string[]) =>
  inputs.length > 10 ? `${inputs.slice(0, 10).join(', ')} et ${inputs.length - 10} de plus` : inputs.join(', ');
