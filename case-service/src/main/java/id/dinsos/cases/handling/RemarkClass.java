package id.dinsos.cases.handling;

/** What a remark is about: those of health and of children lie under keys of their own. */
public enum RemarkClass {
    GENERAL,
    HEALTH,
    CHILD
}
