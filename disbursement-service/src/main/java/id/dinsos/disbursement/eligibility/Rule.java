package id.dinsos.disbursement.eligibility;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A programme's rule in the form that judges. One failed clause that excludes is enough to exclude;
 * otherwise a failed clause that holds, a missing fact, or a clause that cannot be worked out,
 * holds. So a missing fact never excludes anybody, and nobody is excluded by a clause that was not
 * asked.
 */
public interface Rule {
    /**
     * Among the facts where no member of the household, or the person who is entitled, is alive:
     * nothing is given, whatever the clauses say.
     */
    String NOBODY_LIVES = "nobodyLives";

    /**
     * Among the facts where the registry has not been told what a living member works as: whoever
     * is not excluded by what is known is held, because the rest would be a guess.
     */
    String JOBS_UNKNOWN = "jobsUnknown";

    /** Among the facts where a message about the beneficiary could not be read: all is held. */
    String MESSAGES_PARKED = "messagesParked";

    /**
     * Judges one beneficiary. The same facts always have the same judgment.
     *
     * @param facts by their names in CEL, those of {@link #uses} at least; who is not there is
     *     missing
     */
    Judgment judge(Map<String, Object> facts);

    /** The facts it asks about: what a verdict keeps. */
    Set<Fact> uses();

    /** Of persons, the facts it asks about. */
    Set<Fact.OfPerson> usesOfPersons();

    /**
     * Where a beneficiary stands in the order that decides whom a quota cuts: smaller is first, key
     * by key. A key that cannot be worked out comes last.
     */
    List<Long> rank(Map<String, Object> facts);

    /** What is wrong with a rule, and where. */
    record Fault(String pointer, String code, String message) {}
}
