package id.dinsos.registry.person;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCommand.CorrectDeath;
import id.dinsos.registry.person.PersonCommand.RecordDeath;
import id.dinsos.registry.person.PersonCommand.WithdrawDeath;
import id.dinsos.registry.person.PersonEvent.DeathCorrected;
import id.dinsos.registry.person.PersonEvent.DeathWithdrawn;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a death: it lies neither in the future nor before the birth. A second report with
 * another day is refused, because one of the two is wrong; an officer who knows which corrects it.
 */
final class PersonDeath {
    private PersonDeath() {}

    static Decision<PersonEvent> record(RecordDeath death, Registered person) {
        LocalDate diedOn = death.diedOn();
        Decision<PersonEvent> fault = fault(diedOn, death.learnedOn(), person);
        if (fault != null) {
            return fault;
        }
        if (datesDiffer(diedOn, person.diedOn())) {
            return refuse(PersonCode.DEATH_DATE_DIFFERS, "another date of death is on record");
        }
        boolean known = !person.alive() && (diedOn == null || diedOn.equals(person.diedOn()));
        return known
                ? accept()
                : accept(new PersonDied(diedOn, death.learnedOn(), death.evidence()));
    }

    static Decision<PersonEvent> correct(CorrectDeath death, Registered person) {
        if (person.alive()) {
            return refuse(PersonCode.DEATH_NOT_RECORDED, "no death is on record");
        }
        Decision<PersonEvent> fault = fault(death.diedOn(), death.learnedOn(), person);
        if (fault != null) {
            return fault;
        }
        return death.diedOn().equals(person.diedOn())
                ? accept()
                : accept(new DeathCorrected(death.diedOn(), death.learnedOn(), death.evidence()));
    }

    static Decision<PersonEvent> withdraw(WithdrawDeath death, Registered person) {
        return person.alive()
                ? refuse(PersonCode.DEATH_NOT_RECORDED, "no death is on record")
                : accept(new DeathWithdrawn(death.learnedOn(), death.evidence()));
    }

    /** A day that is not known contradicts none. */
    static boolean datesDiffer(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && other != null && !one.equals(other);
    }

    private static @Nullable Decision<PersonEvent> fault(
            @Nullable LocalDate diedOn, LocalDate learnedOn, Registered person) {
        if (diedOn == null) {
            return null;
        }
        if (diedOn.isAfter(learnedOn)) {
            return refuse(PersonCode.DEATH_IN_FUTURE, "nobody learns of a death before it happens");
        }
        YearMonth born = person.birthMonth();
        return born != null && YearMonth.from(diedOn).isBefore(born)
                ? refuse(PersonCode.DEATH_BEFORE_BIRTH, "the date lies before the birth")
                : null;
    }
}
