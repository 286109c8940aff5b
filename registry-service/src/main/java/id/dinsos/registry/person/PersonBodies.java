package id.dinsos.registry.person;

import id.dinsos.contracts.Banks;
import id.dinsos.contracts.Nik;
import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.person.FactBodies.FactsBody;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of {@code /v1/persons}; what is wrong with one is said all at once. */
public final class PersonBodies {
    private static final int MAX_TEXT = 200;

    private PersonBodies() {}

    /**
     * @param id made by the caller, so that a repetition is noticed; made here where absent
     * @param owner regency code
     */
    public record NewPerson(
            @Nullable UUID id,
            @Nullable String owner,
            @Nullable IdentityBody identity,
            @Nullable FactsBody facts,
            @Nullable CivilMatch civilMatch,
            @Nullable LocalDate effectiveOn) {
        void check() {
            Fields fields = new Fields();
            var unused = fields.region("/owner", owner, Level.REGENCY, Level.REGENCY);
            IdentityBody told = fields.required("/identity", identity, IdentityBody.NOBODY);
            if (identity != null) {
                told.check(fields.in("/identity"));
            }
            fields.check();
        }

        RegionCode office() {
            return RegionCode.of(Objects.requireNonNull(owner));
        }

        IdentityBody who() {
            return Objects.requireNonNull(identity);
        }

        PersonCommand.Register command(UUID newId, LocalDate today) {
            return new PersonCommand.Register(
                    office().code(),
                    PersonalData.of(newId, who().identity(null)),
                    who().statusOrDefault(),
                    who().sexOrUnknown(),
                    civilMatch == null ? CivilMatch.UNCHECKED : civilMatch,
                    facts == null ? PersonFacts.UNKNOWN : facts.facts(),
                    null,
                    today);
        }
    }

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
        static final IdentityBody NOBODY =
                new IdentityBody(null, null, null, null, null, null, null, null, null, null);

        /** What looks wrong and may be right. */
        public List<String> warnings() {
            return IdentityRules.warnings(nik, birthDate, sexOrUnknown());
        }

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

        void requireSound() {
            Fields fields = new Fields();
            check(fields);
            fields.check();
        }

        public void check(Fields fields) {
            if (nik != null && Nik.check(nik) != Nik.Fault.NONE) {
                fields.fault("/nik", PersonCode.NIK_INVALID.code(), "not a NIK: " + Nik.check(nik));
            }
            if (kkNumber != null && !IdentityRules.isKkNumber(kkNumber, nik)) {
                fields.fault(
                        "/kkNumber",
                        PersonCode.KK_NUMBER_INVALID.code(),
                        "a family card's number has 16 digits and is nobody's NIK");
            }
            if (fields.text("/name", name, 1, IdentityRules.MAX_NAME).length() > 0) {
                fields.expect(isName(name), "/name", "a name has letters and nothing invisible");
            }
            fields.expect(
                    mothersName == null || isName(mothersName),
                    "/mothersName",
                    "a name has letters and nothing invisible");
            fields.expect(
                    phone == null || IdentityRules.isPhone(phone),
                    "/phone",
                    "a mobile number as +628123456789");
            if (veteranNumber != null && !VeteranNumber.isValid(veteranNumber)) {
                fields.fault(
                        "/veteranNumber",
                        PersonCode.VETERAN_NUMBER_INVALID.code(),
                        "a letter or digit at least");
            }
        }

        private static boolean isName(@Nullable String text) {
            return text != null && IdentityRules.isName(text);
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
                    IdentityRules.tidy(Objects.requireNonNull(name)),
                    mothersName == null ? null : IdentityRules.tidy(mothersName),
                    birthDate,
                    phone,
                    veteranNumber,
                    known == null ? null : known.kksCard(),
                    known == null ? null : known.account());
        }

        PersonCommand.CorrectIdentity command(UUID id, Person known, LocalDate today) {
            PersonIdentity before =
                    known instanceof Person.Registered person ? person.identity().content() : null;
            return new PersonCommand.CorrectIdentity(
                    PersonalData.of(id, identity(before)),
                    statusOrDefault(),
                    sexOrUnknown(),
                    today);
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
            Fields fields = new Fields();
            String where = fields.text("/bank", bank, 1, MAX_TEXT);
            String which = fields.text("/number", number, 1, MAX_TEXT);
            String whose = fields.text("/holder", holder, 1, MAX_TEXT);
            if (bank != null && !Banks.isKnown(where)) {
                fields.fault("/bank", "bank-unknown", "one of " + Banks.codes());
            } else if (bank != null && number != null && !Banks.fits(where, which)) {
                fields.fault(
                        "/number",
                        "account-number-invalid",
                        "an account of %s has %d digits".formatted(where, Banks.digits(where)));
            }
            fields.expect(
                    holder == null || IdentityRules.isName(whose),
                    "/holder",
                    "a name has letters and nothing invisible");
            fields.check();
            return new BankAccount(where, which, IdentityRules.tidy(whose));
        }

        @Override
        public String toString() {
            return "AccountBody[masked]";
        }
    }

    /** The regency whose office may take the record over; null: none may any more. */
    public record OfferBody(@Nullable String to, @Nullable LocalDate effectiveOn) {
        public @Nullable RegionCode office() {
            if (to == null) {
                return null;
            }
            Fields fields = new Fields();
            RegionCode office = fields.region("/to", to, Level.REGENCY, Level.REGENCY);
            fields.check();
            return office;
        }
    }

    /** Since when it is so; the day it was recorded where absent. */
    public record SinceBody(@Nullable LocalDate effectiveOn) {}
}
