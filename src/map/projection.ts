/** Longitudes from 0 (180° W) to 1, latitudes from 0 (north) to 1, as tiles count them. */
export const across = (longitude: number) => longitude / 360 + 0.5;
export const down = (latitude: number) =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
