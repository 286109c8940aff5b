package id.dinsos.cases.complaint;

/** Of whom a complaint is. */
public enum About {
    HOUSEHOLD,
    /** Somebody of the registry, of whatever household. */
    PERSON,
    /** Somebody whom nobody can name: it waits for an officer, and no fact answers it. */
    NOBODY
}
