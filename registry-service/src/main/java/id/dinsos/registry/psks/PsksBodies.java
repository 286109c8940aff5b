package id.dinsos.registry.psks;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.Decree;
import id.dinsos.registry.psks.Psks.EndReason;
import id.dinsos.registry.psks.Psks.Kind;
import id.dinsos.registry.psks.Psks.SuspendReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
            Faults faults = new Faults();
            faults.unless(owner != null && isOffice(owner), "/owner", "a province or a regency");
            faults.unless(kind != null, "/kind", "what it is");
            faults.unless(contact != null, "/contact", "how to reach it");
            if (contact != null) {
                contact.check("/contact", faults);
            }
            faults.refuse();
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
        void check(String pointer, Faults faults) {
            faults.unless(
                    name != null && !name.isBlank() && name.length() <= MAX_TEXT,
                    pointer + "/name",
                    "a name of at most 200 characters");
            faults.unless(
                    phone == null || phone.matches("(\\+62|0)8?\\d{7,12}"),
                    pointer + "/phone",
                    "a number as +628123456789");
            faults.unless(
                    email == null
                            || email.length() <= MAX_TEXT && email.matches("[^@\\s]+@[^@\\s]+"),
                    pointer + "/email",
                    "an address as office@example.org");
            faults.unless(
                    address == null || address.length() <= MAX_TEXT,
                    pointer + "/address",
                    "at most 200 characters");
        }

        Contact checked() {
            Faults faults = new Faults();
            check("", faults);
            faults.refuse();
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
            Faults faults = new Faults();
            faults.unless(region != null && RegionCode.isValid(region), "/region", "a region code");
            faults.unless(from != null, "/from", "the first day");
            faults.unless(
                    from == null || until == null || !until.isBefore(from),
                    "/until",
                    "not before the first day");
            faults.unless(
                    role == null || role.matches("[A-Z][A-Z_]{0,39}"), "/role", "as COORDINATOR");
            faults.unless(
                    (decreeNumber == null) == (decreeDate == null)
                            && (decreeNumber == null || isNumber(decreeNumber)),
                    "/decreeNumber",
                    "a decree has a number and a date");
            faults.refuse();
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
            return !decree.isBlank() && decree.length() <= MAX_TEXT;
        }
    }

    /** The last day of an assignment, or of all service. */
    public record EndBody(@Nullable LocalDate lastDay, @Nullable EndReason reason) {
        void check() {
            Faults faults = new Faults();
            faults.unless(lastDay != null, "/lastDay", "the last day");
            faults.unless(reason != null, "/reason", "why it ends");
            faults.refuse();
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
            Faults faults = new Faults();
            faults.unless(from != null, "/from", "the first day");
            faults.unless(reason != null, "/reason", "why it is suspended");
            faults.refuse();
            return new PsksDecider.Suspend(
                    Objects.requireNonNull(from), Objects.requireNonNull(reason));
        }
    }

    /**
     * @param on the first day it serves again
     */
    public record ResumeBody(@Nullable LocalDate on) {
        PsksDecider.Resume command() {
            Faults faults = new Faults();
            faults.unless(on != null, "/on", "the first day it serves again");
            faults.refuse();
            return new PsksDecider.Resume(Objects.requireNonNull(on));
        }
    }

    /** Gathers what is wrong with a body. */
    private static final class Faults {
        private final List<Refusal.FieldError> errors = new ArrayList<>();

        void unless(boolean sound, String pointer, String wanted) {
            if (!sound) {
                errors.add(new Refusal.FieldError(pointer, "field-invalid", wanted));
            }
        }

        void refuse() {
            if (!errors.isEmpty()) {
                throw new RefusedException(
                        new Refusal(KernelCode.FIELD_INVALID, "fields are missing", errors));
            }
        }
    }
}
