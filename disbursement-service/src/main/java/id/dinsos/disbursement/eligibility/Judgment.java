package id.dinsos.disbursement.eligibility;

/**
 * A verdict with what it is worth.
 *
 * @param amountRupiah each period of the benefit, for the eligible and, once released, the held
 */
public record Judgment(Verdict verdict, long amountRupiah) {}
