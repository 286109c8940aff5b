package id.dinsos.cases.beneficiary;

/** Said within the process after messages were taken in: answers may have changed. */
public record FactsMoved() {}
