package id.dinsos.cases.damage;

/** How badly a house is damaged. */
public enum DamageLevel {
    NONE,
    /** Its structure is safe. */
    LIGHT,
    /** Not to be lived in. */
    MODERATE,
    /** To be built anew. */
    HEAVY,
    GONE
}
