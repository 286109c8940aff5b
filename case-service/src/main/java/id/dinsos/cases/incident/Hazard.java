package id.dinsos.cases.incident;

/** What hit them; the words are those of the kind of case. */
public enum Hazard {
    FIRE,
    FLOOD,
    LANDSLIDE,
    EARTHQUAKE,
    WHIRLWIND,
    OTHER
}
