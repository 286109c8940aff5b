/**
 * Verification by sample after payment or hand-over: families drawn by region and risk with a seed
 * that anybody can repeat, what they answered, and what follows for each village, with how sure one
 * can be. Nobody is asked whom the seed has not drawn. Uses run, stock, beneficiary and
 * accountability; nobody uses it.
 */
@NullMarked
package id.dinsos.disbursement.sampling;

import org.jspecify.annotations.NullMarked;
