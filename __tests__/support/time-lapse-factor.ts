/**
 * How many times as fast the clock of a process in time lapse runs. Not faster: a connection that
 * has to be made within 2.5 s then has 250 ms, which a busy machine may need.
 */
export const FACTOR = 10;
