package id.dinsos.registry.intake;

/** A row that was not taken in, with the first thing that is wrong with it. */
record Rejected(Row row, String code, String message) {}
