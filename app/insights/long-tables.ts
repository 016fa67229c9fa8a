/** Rows of a table of places before it is asked for in full: a network of some dozens of sites is seen whole. */
export const FIRST_PLACES = 50;
/** A network of thousands of sites is not one page: the file has them all. */
export const MOST_ROWS = 500;
