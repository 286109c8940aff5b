package id.dinsos.registry.psks;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.registry.person.IdentityRules;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.Decree;
import id.dinsos.registry.psks.Psks.EndReason;
import id.dinsos.registry.psks.Psks.Kind;
import id.dinsos.registry.psks.Psks.SuspendReason;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of {@code /v1/service-resources}; what is wrong is said all at once. */
public final class PsksBodies {
    private static final int MAX_TEXT = 200;

    private PsksBodies() {}

    /**
     * @param id made by the caller, so that a repetition is noticed; made here where absent
     * @param owner province or regency of the office that keeps it
     * @param personId the registered person it is, where there is one
     */
    public record NewResource(
            @Nullable UUID id,
            @Nullable String owner,
            @Nullable Kind kind,
            @Nullable UUID personId,
            @Nullable ContactBody contact) {
        void check() {
            Fields faults = new Fields();
            faults.expect(owner != null && isOffice(owner), "/owner", "a province or a regency");
            faults.expect(kind != null, "/kind", "what it is");
            faults.expect(contact != null, "/contact", "how to reach it");
            if (contact != null) {
                contact.check("/contact", faults);
            }
            faults.check();
        }

        private static boolean isOffice(String owner) {
            return RegionCode.isValid(owner)
                    && RegionCode.of(owner).level().compareTo(RegionCode.Level.REGENCY) <= 0;
        }
    }

    public record ContactBody(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String address) {
        void check(String pointer, Fields faults) {
            faults.expect(
                    name != null && IdentityRules.isName(name),
                    pointer + "/name",
                    "a name of at most 200 characters, with letters and nothing invisible");
            faults.expect(
                    phone == null || phone.matches("(\\+62|0)8?\\d{7,12}"),
                    pointer + "/phone",
                    "a number as +628123456789");
            faults.expect(
                    email == null
                            || email.length() <= MAX_TEXT && email.matches("[^@\\s]+@[^@\\s]+"),
                    pointer + "/email",
                    "an address as office@example.org");
            faults.expect(
                    address == null
                            || address.length() <= MAX_TEXT && IdentityRules.isPlain(address),
                    pointer + "/address",
                    "one line of at most 200 characters");
        }

        Contact checked() {
            Fields faults = new Fields();
            check("", faults);
            faults.check();
            return contact();
        }

        Contact contact() {
            return new Contact(Objects.requireNonNull(name), phone, email, address);
        }
    }

    /**
     * @param id made by the caller, so that a repetition is noticed; made here where absent
     * @param role in capitals, such as COORDINATOR; MEMBER where absent
     */
    public record AssignmentBody(
            @Nullable UUID id,
            @Nullable String region,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String role,
            @Nullable String decreeNumber,
            @Nullable LocalDate decreeDate) {
        Psks.Assignment assignment(UUID otherwise) {
            Fields faults = new Fields();
            faults.expect(region != null && RegionCode.isValid(region), "/region", "a region code");
            faults.expect(from != null, "/from", "the first day");
            faults.expect(
                    from == null || until == null || !until.isBefore(from),
                    "/until",
                    "not before the first day");
            faults.expect(
                    role == null || role.matches("[A-Z][A-Z_]{0,39}"), "/role", "as COORDINATOR");
            faults.expect(
                    (decreeNumber == null) == (decreeDate == null)
                            && (decreeNumber == null || isNumber(decreeNumber)),
                    "/decreeNumber",
                    "a decree has a number and a date");
            faults.check();
            return new Psks.Assignment(
                    id == null ? otherwise : id,
                    Objects.requireNonNull(region),
                    new Period(Objects.requireNonNull(from), until),
                    role == null ? "MEMBER" : role,
                    decreeNumber == null || decreeDate == null
                            ? null
                            : new Decree(decreeNumber.strip(), decreeDate));
        }

        private static boolean isNumber(String decree) {
            return !decree.isBlank()
                    && decree.length() <= MAX_TEXT
                    && IdentityRules.isPlain(decree);
        }
    }

    /** The last day of an assignment, or of all service. */
    public record EndBody(@Nullable LocalDate lastDay, @Nullable EndReason reason) {
        void check() {
            Fields faults = new Fields();
            faults.expect(lastDay != null, "/lastDay", "the last day");
            faults.expect(reason != null, "/reason", "why it ends");
            faults.check();
        }

        LocalDate day() {
            return Objects.requireNonNull(lastDay);
        }

        EndReason why() {
            return Objects.requireNonNull(reason);
        }
    }

    public record SuspendBody(@Nullable LocalDate from, @Nullable SuspendReason reason) {
        PsksDecider.Suspend command() {
            Fields faults = new Fields();
            faults.expect(from != null, "/from", "the first day");
            faults.expect(reason != null, "/reason", "why it is suspended");
            faults.check();
            return new PsksDecider.Suspend(
                    Objects.requireNonNull(from), Objects.requireNonNull(reason));
        }
    }

    /**
     * @param on the first day it serves again
     */
    public record ResumeBody(@Nullable LocalDate on) {
        PsksDecider.Resume command() {
            Fields faults = new Fields();
            faults.expect(on != null, "/on", "the first day it serves again");
            faults.check();
            return new PsksDecider.Resume(Objects.requireNonNull(on));
        }
    }
}
