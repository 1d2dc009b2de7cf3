/** The words of the map of the IGN under the units; part of `fr`. */
export const basemapFr = {
  title: 'Fond IGN',
  show: 'Afficher le fond IGN',
  hide: 'Retirer le fond IGN',
  asked:
    'Routes, rivières, relief et bourgs du Plan IGN, en gris. Dès cet appui, et tant que le fond est affiché, la page demande ses images à data.geopf.fr (IGN) : ce serveur voit l’adresse de votre connexion et la zone de carte que vous regardez. Ni vos territoires ni vos fichiers ne partent. Le choix est gardé dans ce navigateur.',
  on: 'Images demandées à data.geopf.fr (IGN) à mesure que vous regardez la carte. Absent des images enregistrées et des impressions.',
  loading: 'Le fond IGN se charge…',
  missing: 'Le fond IGN ne répond pas, ou pas bien : la carte reste sans lui là où il manque. Tout le reste marche.',
};

export type BasemapWords = typeof basemapFr;
