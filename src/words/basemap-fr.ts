/** The words of the map of the IGN under the units; part of `fr`. */
export const basemapFr = {
  title: 'Fond IGN',
  show: 'Afficher le fond IGN',
  hide: 'Retirer le fond IGN',
  asked:
    'Le Plan IGN en gris : routes, rivières, relief, bourgs. Tant qu’il est affiché, la page demande ses images à data.geopf.fr (IGN), qui voit votre adresse sur internet et la zone regardée ; ni vos territoires ni vos fichiers ne partent. Choix gardé dans ce navigateur.',
  on: 'Images demandées à data.geopf.fr (IGN) à mesure que vous regardez la carte. Absent des images enregistrées et des impressions.',
  loading: 'Le fond IGN se charge…',
  missing: 'Le fond IGN ne répond pas, ou pas bien : la carte reste sans lui là où il manque. Tout le reste marche.',
};

export type BasemapWords = typeof basemapFr;
