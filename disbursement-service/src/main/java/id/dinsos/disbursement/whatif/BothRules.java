package id.dinsos.disbursement.whatif;

import id.dinsos.disbursement.eligibility.Fact;
import id.dinsos.disbursement.eligibility.Judgment;
import id.dinsos.disbursement.eligibility.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for the facts of two rules, so that one reading serves both; it judges by the second. */
record BothRules(Rule first, Rule second) implements Rule {
    @Override
    public Judgment judge(Map<String, Object> facts) {
        return second.judge(facts);
    }

    @Override
    public Set<Fact> uses() {
        Set<Fact> all = new HashSet<>(first.uses());
        all.addAll(second.uses());
        return all;
    }

    @Override
    public Set<Fact.OfPerson> usesOfPersons() {
        Set<Fact.OfPerson> all = new HashSet<>(first.usesOfPersons());
        all.addAll(second.usesOfPersons());
        return all;
    }

    @Override
    public List<Long> rank(Map<String, Object> facts) {
        return second.rank(facts);
    }
}
