package id.dinsos.cases.kind;

/** How urgent: life or safety now, the same day, within days, routine. */
public enum Priority {
    P0,
    P1,
    P2,
    P3
}
