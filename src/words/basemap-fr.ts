/** The words of the map of the IGN under the units; part of `fr`. */
export const basemapFr = {
  title: 'Fond IGN',
  show: 'Afficher le fond IGN',
  hide: 'Retirer le fond IGN',
  asked:
    'Routes, rivières, relief et bourgs, en gris. data.geopf.fr (IGN) verra votre adresse internet et la zone regardée, pas vos territoires ni vos fichiers.',
  on: 'Images demandées à data.geopf.fr (IGN) à mesure que vous regardez la carte ; choix gardé dans ce navigateur. Absent des images et des impressions.',
  loading: 'Le fond IGN se charge…',
  missing: 'Le fond IGN ne répond pas, ou pas bien : la carte reste sans lui là où il manque. Tout le reste marche.',
};

export type BasemapWords = typeof basemapFr;
