package id.dinsos.disbursement.eligibility;

import java.util.List;

/**
 * What a rule is made from: everything that decides who gets how much.
 *
 * @param ranking CEL numbers, the smallest first: whom a quota serves before others
 */
public record RuleSource(List<Clause> clauses, Benefit benefit, List<String> ranking) {
    public RuleSource {
        clauses = List.copyOf(clauses);
        ranking = List.copyOf(ranking);
    }
}
