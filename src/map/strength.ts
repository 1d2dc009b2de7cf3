/** How strong the territories are painted; the legend shows them so. */
export const TERRITORY_STRENGTH = { sketch: 0.3, current: 0.36 };

/** How strong the existing CPTS are painted behind one's own territories; the legend shows them so. */
export const NETWORK_STRENGTH = 0.45;

/** How strong what is studied is painted, a map being `over` which it lies or not; the legend shows it so. */
export const choroplethStrength = (over: boolean): number => (over ? 0.6 : 1);
