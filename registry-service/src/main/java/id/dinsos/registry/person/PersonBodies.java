package id.dinsos.registry.person;

import id.dinsos.contracts.Nik;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Refusal;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of {@code /v1/persons}; what is wrong with one is said all at once. */
public final class PersonBodies {
    private PersonBodies() {}

    /**
     * @param id made by the caller, so that a repetition is noticed; made here where absent
     * @param owner regency code
     */
    public record NewPerson(
            @Nullable UUID id,
            @Nullable String owner,
            @Nullable IdentityBody identity,
            @Nullable PersonFacts facts,
            @Nullable CivilMatch civilMatch) {
        /** The parts that must be there, or a refusal that names those that are not. */
        Checked checked() {
            List<Refusal.FieldError> errors = new ArrayList<>();
            if (owner == null || !isRegency(owner)) {
                errors.add(new Refusal.FieldError("/owner", "owner-invalid", "a regency code"));
            }
            if (identity == null) {
                errors.add(missing("/identity"));
            } else {
                identity.check("/identity", errors);
            }
            refuse(errors);
            return new Checked(
                    RegionCode.of(String.valueOf(owner)),
                    java.util.Objects.requireNonNull(identity).identity(null),
                    facts == null ? PersonFacts.UNKNOWN : facts,
                    civilMatch == null ? CivilMatch.UNCHECKED : civilMatch);
        }

        private static boolean isRegency(String owner) {
            return RegionCode.isValid(owner)
                    && RegionCode.of(owner).level() == RegionCode.Level.REGENCY;
        }
    }

    /** A body with nothing missing. */
    record Checked(
            RegionCode owner, PersonIdentity identity, PersonFacts facts, CivilMatch civilMatch) {}

    /** A whole identity; what is left out is not known. The account has a path of its own. */
    public record IdentityBody(
            @Nullable String nik,
            @Nullable String kkNumber,
            @Nullable String name,
            @Nullable String mothersName,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            @Nullable String phone,
            @Nullable String veteranNumber,
            @Nullable IdentityStatus status) {

        void check(String pointer, List<Refusal.FieldError> errors) {
            if (nik != null && Nik.check(nik) != Nik.Fault.NONE) {
                errors.add(
                        new Refusal.FieldError(
                                pointer + "/nik",
                                PersonCode.NIK_INVALID.code(),
                                "not a NIK: " + Nik.check(nik)));
            }
            if (kkNumber != null && !kkNumber.matches("\\d{16}")) {
                errors.add(
                        new Refusal.FieldError(
                                pointer + "/kkNumber",
                                PersonCode.KK_NUMBER_INVALID.code(),
                                "a family card number has 16 digits"));
            }
            if (name == null || name.isBlank()) {
                errors.add(missing(pointer + "/name"));
            }
        }

        IdentityStatus statusOrDefault() {
            return status != null
                    ? status
                    : nik == null ? IdentityStatus.CLAIMED : IdentityStatus.KNOWN;
        }

        Sex sexOrUnknown() {
            return sex == null ? Sex.UNKNOWN : sex;
        }

        /** The identity told, with what this body has no field for kept from the known one. */
        PersonIdentity identity(@Nullable PersonIdentity known) {
            return new PersonIdentity(
                    nik,
                    kkNumber,
                    String.valueOf(name),
                    mothersName,
                    birthDate,
                    phone,
                    veteranNumber,
                    known == null ? null : known.kksCard(),
                    known == null ? null : known.account());
        }

        @Override
        public String toString() {
            return "IdentityBody[masked]";
        }
    }

    /** Where to pay from now on. */
    public record AccountBody(
            @Nullable String bank, @Nullable String number, @Nullable String holder) {
        BankAccount account() {
            List<Refusal.FieldError> errors = new ArrayList<>();
            if (bank == null || !bank.matches("[A-Z][A-Z_]{1,19}")) {
                errors.add(new Refusal.FieldError("/bank", "bank-unknown", "a bank's code"));
            }
            if (number == null || !number.matches("\\d{6,20}")) {
                errors.add(
                        new Refusal.FieldError(
                                "/number", "account-number-invalid", "6 to 20 digits"));
            }
            if (holder == null || holder.isBlank()) {
                errors.add(missing("/holder"));
            }
            refuse(errors);
            return new BankAccount(
                    String.valueOf(bank), String.valueOf(number), String.valueOf(holder));
        }

        @Override
        public String toString() {
            return "AccountBody[masked]";
        }
    }

    /** What the civil registry answered. */
    public record CivilMatchBody(@Nullable CivilMatch civilMatch) {}

    static void refuse(List<Refusal.FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(
                            id.dinsos.eventstore.KernelCode.FIELD_INVALID,
                            "some fields are not right",
                            errors)
                    .asException();
        }
    }

    static Refusal.FieldError missing(String pointer) {
        return new Refusal.FieldError(pointer, "value-missing", "this must be there");
    }
}
