package id.dinsos.registry.person;

import id.dinsos.contracts.Nik;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Kinship;
import id.dinsos.registry.person.Person.PioneerTitle;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
            @Nullable CivilMatch civilMatch,
            @Nullable LocalDate effectiveOn) {
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
            @Nullable IdentityStatus status,
            @Nullable LocalDate effectiveOn) {

        /** The numbers nobody else may have. */
        public Map<Unique, String> uniques() {
            Map<Unique, String> found = new EnumMap<>(Unique.class);
            if (nik != null) {
                found.put(Unique.NIK, nik);
            }
            if (veteranNumber != null) {
                found.put(Unique.VETERAN_NUMBER, VeteranNumber.plain(veteranNumber));
            }
            return found;
        }

        /**
         * What looks wrong and may be right: errors were frozen into NIKs when they were issued.
         */
        public List<String> warnings() {
            List<String> found = new ArrayList<>();
            if (nik != null && birthDate != null && !Nik.of(nik).matches(birthDate)) {
                found.add("nik-birth-date-differs");
            }
            if (nik != null && sexOrUnknown() != Sex.UNKNOWN) {
                boolean differs = Nik.of(nik).female() != (sex == Sex.FEMALE);
                found.addAll(differs ? List.of("nik-sex-differs") : List.of());
            }
            return found;
        }

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
            if (veteranNumber != null && !VeteranNumber.isValid(veteranNumber)) {
                errors.add(
                        new Refusal.FieldError(
                                pointer + "/veteranNumber",
                                PersonCode.VETERAN_NUMBER_INVALID.code(),
                                "a letter or digit at least"));
            }
        }

        /** Refuses with all that is wrong with it at once. */
        public void requireSound(String pointer) {
            List<Refusal.FieldError> errors = new ArrayList<>();
            check(pointer, errors);
            refuse(errors);
        }

        public IdentityStatus statusOrDefault() {
            return status != null
                    ? status
                    : nik == null ? IdentityStatus.CLAIMED : IdentityStatus.KNOWN;
        }

        public Sex sexOrUnknown() {
            return sex == null ? Sex.UNKNOWN : sex;
        }

        /** The identity told, with what this body has no field for kept from the known one. */
        public PersonIdentity identity(@Nullable PersonIdentity known) {
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
            @Nullable String bank,
            @Nullable String number,
            @Nullable String holder,
            @Nullable LocalDate effectiveOn) {
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

    /** All facts as they are from now on; what is left out is not known. */
    public record FactsBody(
            PersonFacts.@Nullable Employment employment,
            PersonFacts.@Nullable Disability disability,
            @Nullable List<PersonFacts.PpksType> ppksTypes,
            PersonFacts.@Nullable Schooling schooling,
            @Nullable Boolean pregnant,
            @Nullable Boolean veteran,
            @Nullable Boolean independencePioneer,
            @Nullable LocalDate effectiveOn) {
        PersonFacts facts() {
            return new PersonFacts(
                    employment == null ? PersonFacts.Employment.NONE : employment,
                    disability,
                    ppksTypes == null ? List.of() : ppksTypes,
                    schooling,
                    pregnant,
                    veteran,
                    independencePioneer);
        }
    }

    /** Somebody close; a null {@code personId} names nobody any more. */
    public record TieBody(
            @Nullable UUID personId, @Nullable Kinship as, @Nullable LocalDate effectiveOn) {
        @Nullable Tie tie() {
            return personId == null ? null : new Tie(personId, as == null ? Kinship.OTHER : as);
        }
    }

    /** A veteran's number; null where they are no veteran. */
    public record VeteranBody(@Nullable String number, @Nullable LocalDate effectiveOn) {
        @Nullable VeteranNumber veteran() {
            if (number != null && !VeteranNumber.isValid(number)) {
                throw RefusedException.of(
                        PersonCode.VETERAN_NUMBER_INVALID, "a letter or digit at least");
            }
            return number == null ? null : new VeteranNumber(number);
        }

        @Override
        public String toString() {
            return "VeteranBody[masked]";
        }
    }

    /** A null title: neither. */
    public record PioneerBody(@Nullable PioneerTitle title, @Nullable LocalDate effectiveOn) {}

    /** The number of a card, kept as a token only; null where they have none any more. */
    public record KksCardBody(@Nullable String number, @Nullable LocalDate effectiveOn) {
        /** What looks wrong and may be right. */
        List<String> warnings() {
            return number == null || KksCard.hasCheckDigit(number)
                    ? List.of()
                    : List.of("kks-check-digit-differs");
        }

        @Nullable String checked() {
            if (number != null && !KksCard.hasForm(number)) {
                throw RefusedException.of(PersonCode.KKS_CARD_INVALID, "a card has 16 digits");
            }
            return number;
        }

        @Override
        public String toString() {
            return "KksCardBody[masked]";
        }
    }

    /** What the civil registry answered. */
    public record CivilMatchBody(
            @Nullable CivilMatch civilMatch, @Nullable LocalDate effectiveOn) {}

    /** The regency whose office may take the record over; null: none may any more. */
    public record OfferBody(@Nullable String to, @Nullable LocalDate effectiveOn) {
        @Nullable RegionCode office() {
            if (to == null) {
                return null;
            }
            if (!NewPerson.isRegency(to)) {
                refuse(List.of(new Refusal.FieldError("/to", "owner-invalid", "a regency code")));
            }
            return RegionCode.of(to);
        }
    }

    /** Since when it is so; the day it was recorded where absent. */
    public record SinceBody(@Nullable LocalDate effectiveOn) {}

    static void refuse(List<Refusal.FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(
                            id.dinsos.eventstore.rules.KernelCode.FIELD_INVALID,
                            "some fields are not right",
                            errors)
                    .asException();
        }
    }

    static Refusal.FieldError missing(String pointer) {
        return new Refusal.FieldError(pointer, "value-missing", "this must be there");
    }
}
