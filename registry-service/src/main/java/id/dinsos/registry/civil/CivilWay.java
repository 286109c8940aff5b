package id.dinsos.registry.civil;

/** How the civil registry is asked. */
public enum CivilWay {
    /** Question by question over its web service. */
    HTTP,
    /** By a file that an officer takes there, and one that comes back. */
    FILE
}
