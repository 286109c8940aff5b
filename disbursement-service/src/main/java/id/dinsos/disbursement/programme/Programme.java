package id.dinsos.disbursement.programme;

import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeProposed;
import id.dinsos.eventstore.rules.Names;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A programme: undefined, or defined in one version or several. */
public sealed interface Programme {
    static UUID idOf(String code) {
        return Names.uuid("programme", code);
    }

    /** Nobody has defined it. */
    record Undefined() implements Programme {}

    /** Its first terms are entered, and not agreed to by a second person. */
    record Drafted(ProgrammeProposed draft) implements Programme {}

    /**
     * Its versions, the newest last; a version's number is its place.
     *
     * @param versions all that were ever put into force
     * @param draft of the next, which a second person is still to agree to
     */
    record InForce(String code, List<ProgrammeTerms> versions, @Nullable ProgrammeProposed draft)
            implements Programme {
        public InForce {
            versions = List.copyOf(versions);
        }

        /** Nothing is proposed. */
        public InForce(String code, List<ProgrammeTerms> versions) {
            this(code, versions, null);
        }

        /** Of the newest version. */
        public int number() {
            return versions.size();
        }

        /** The newest version. */
        public ProgrammeTerms terms() {
            return versions.getLast();
        }

        /** The version in force in a month: the one that began last; of equal ones the newest. */
        public Optional<Version> at(YearMonth month) {
            Version found = null;
            for (int i = 0; i < versions.size(); i++) {
                ProgrammeTerms terms = versions.get(i);
                if (terms.schedule().covers(month)
                        && (found == null
                                || !terms.schedule()
                                        .from()
                                        .isBefore(found.terms.schedule().from()))) {
                    found = new Version(i + 1, terms);
                }
            }
            return Optional.ofNullable(found);
        }
    }

    /** One version by its number. */
    record Version(int number, ProgrammeTerms terms) {}
}
