package id.dinsos.cases.knowledge;

/** Said within the process after messages were taken in: answers may have changed. */
public record FactsMoved() {}
