/** Kilometres in a degree of a meridian: mean radius of the Earth, 6 371 km. */
export const KM_PER_DEGREE = 111.195;
