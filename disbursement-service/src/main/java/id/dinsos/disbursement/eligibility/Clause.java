package id.dinsos.disbursement.eligibility;

import java.util.List;

/**
 * One named condition of a programme's rule. Its code is what a family is told and what a verdict
 * keeps; it is never renamed. A clause that holds stops the payment until a person or a later
 * message settles it; the others exclude.
 */
public sealed interface Clause {
    String code();

    Answer answer(Facts facts);

    /** Whether a failure holds the payment instead of excluding the beneficiary. */
    default boolean holds() {
        return false;
    }

    /** What a clause says of the facts; where a fact is missing it says so. */
    enum Answer {
        PASSED,
        FAILED,
        UNKNOWN;

        static Answer of(boolean passed) {
            return passed ? PASSED : FAILED;
        }
    }

    /** The household still exists as such. */
    record HouseholdLive() implements Clause {
        @Override
        public String code() {
            return "household-not-live";
        }

        @Override
        public Answer answer(Facts facts) {
            return Answer.of(facts.live());
        }
    }

    /** The ministry's roster decides who may receive; everything else only excludes. */
    record OnRoster(String programme) implements Clause {
        @Override
        public String code() {
            return "not-on-roster";
        }

        @Override
        public Answer answer(Facts facts) {
            return Answer.of(facts.rosters().contains(programme));
        }
    }

    /** Ranked, and not better off than the limit; a household without a rank does not pass. */
    record DecileAtMost(int limit) implements Clause {
        public DecileAtMost {
            if (limit < 1 || limit > 10) {
                throw new IllegalArgumentException("a decile lies in 1..10: " + limit);
            }
        }

        @Override
        public String code() {
            return "decile-above-limit";
        }

        @Override
        public Answer answer(Facts facts) {
            return Answer.of(facts.decile() >= 1 && facts.decile() <= limit);
        }
    }

    /** Somebody is named to receive the money. */
    record PayeeNamed() implements Clause {
        @Override
        public String code() {
            return "payee-missing";
        }

        @Override
        public Answer answer(Facts facts) {
            return Answer.of(facts.payeeNamed());
        }
    }

    record PayeeAlive() implements Clause {
        @Override
        public String code() {
            return "payee-deceased";
        }

        @Override
        public Answer answer(Facts facts) {
            Boolean alive = facts.payeeAlive();
            return alive == null ? Answer.UNKNOWN : Answer.of(alive);
        }
    }

    /** The civil registry knows the payee as we do. */
    record PayeeCivilMatched() implements Clause {
        @Override
        public String code() {
            return "civil-mismatch";
        }

        @Override
        public Answer answer(Facts facts) {
            String match = facts.civilMatch();
            return match == null ? Answer.UNKNOWN : Answer.of(match.equals("MATCHED"));
        }
    }

    /** No living member has one of the jobs that the state already pays. */
    record NoExcludedJob(List<String> jobs) implements Clause {
        public NoExcludedJob {
            jobs = List.copyOf(jobs);
            if (jobs.isEmpty()) {
                throw new IllegalArgumentException("name the jobs that exclude");
            }
        }

        @Override
        public String code() {
            return "excluded-job";
        }

        @Override
        public Answer answer(Facts facts) {
            List<String> known = facts.jobs();
            return known == null
                    ? Answer.UNKNOWN
                    : Answer.of(known.stream().noneMatch(jobs::contains));
        }
    }

    /** Every part of the registry's messages has arrived. */
    record FactsComplete() implements Clause {
        static final String CODE = "facts-incomplete";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public boolean holds() {
            return true;
        }

        @Override
        public Answer answer(Facts facts) {
            boolean payeeKnown =
                    facts.payeeAlive() != null
                            && facts.civilMatch() != null
                            && facts.account() != null;
            return Answer.of(facts.jobs() != null && (payeeKnown || !facts.payeeNamed()));
        }
    }

    /** The payee can be paid by transfer. */
    record HasAccount() implements Clause {
        @Override
        public String code() {
            return "no-account";
        }

        @Override
        public boolean holds() {
            return true;
        }

        @Override
        public Answer answer(Facts facts) {
            Boolean account = facts.account();
            return account == null ? Answer.UNKNOWN : Answer.of(account);
        }
    }
}
