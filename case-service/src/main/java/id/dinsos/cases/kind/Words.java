package id.dinsos.cases.kind;

/** One meaning in Indonesian and English. */
public record Words(String id, String en) {}
