/** The words of pictures of the map; part of `fr`. */
export const pictureFr = {
  title: 'Image de la carte :',
  save: (format: string) => `Enregistrer l’image de la carte (${format}), avec titre, légende, sources et échelle`,
  nothing:
    'Aucune commune n’est en vue, ou ses contours se chargent encore : rien n’a été enregistré. Cadrez la carte, puis réessayez.',
};

export type PictureWords = typeof pictureFr;
