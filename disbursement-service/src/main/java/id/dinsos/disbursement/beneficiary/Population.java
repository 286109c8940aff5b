package id.dinsos.disbursement.beneficiary;

import id.dinsos.disbursement.eligibility.Rule;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Who may come into question for a programme, in a region and month.
 *
 * @param rule whose facts are read
 * @param at the moment as of which the registry is asked; null: as it stands now
 * @param of the day about which all that is known now is asked; null: no such day
 */
public record Population(
        ProgrammeTerms terms,
        Rule rule,
        String owner,
        YearMonth month,
        @Nullable Instant at,
        @Nullable LocalDate of) {
    public Population(
            ProgrammeTerms terms, Rule rule, String owner, YearMonth month, @Nullable Instant at) {
        this(terms, rule, owner, month, at, null);
    }

    boolean ofPersons() {
        return terms.target() == ProgrammeTerms.Target.PERSON;
    }

    /** What is looked up: a roster for households, {@code age} of {@code age:70} for persons. */
    String kind() {
        return ofPersons() ? terms.candidates().replaceAll(":.*", "") : terms.roster();
    }

    /** The {@code 70} of {@code age:70}, as the birth month from which on nobody is old enough. */
    String argument() {
        String argument = terms.candidates().replaceAll("^[^:]*:?", "");
        return kind().equals("age") && ofPersons()
                ? month.minusYears(Integer.parseInt(argument)).toString()
                : argument;
    }
}
