package id.dinsos.registry.intake.file;

/** A row that was not taken in, with the first thing that is wrong with it. */
public record Rejected(Row row, String code, String message) {}
