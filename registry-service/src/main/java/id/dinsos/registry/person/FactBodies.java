package id.dinsos.registry.person;

import id.dinsos.eventstore.rules.Fields;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Kinship;
import id.dinsos.registry.person.Person.PioneerTitle;
import id.dinsos.registry.person.Person.Tie;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of what is known of a person beside their identity. */
public final class FactBodies {
    private FactBodies() {}

    /** All facts as they are from now on; what is left out is not known. */
    public record FactsBody(
            PersonFacts.@Nullable Employment employment,
            PersonFacts.@Nullable Disability disability,
            @Nullable List<PersonFacts.@Nullable PpksType> ppksTypes,
            PersonFacts.@Nullable Schooling schooling,
            @Nullable Boolean pregnant,
            @Nullable Boolean veteran,
            @Nullable Boolean independencePioneer,
            @Nullable LocalDate effectiveOn) {
        private static final int MAX_TYPES = PersonFacts.PpksType.values().length;

        PersonFacts facts() {
            Fields fields = new Fields();
            List<PersonFacts.PpksType> types =
                    fields.list("/ppksTypes", ppksTypes, 0, MAX_TYPES, (at, type) -> type);
            if (disability != null) {
                fields.expect(disability.isWhole(), "/disability", "a kind and a severity");
            }
            fields.check();
            return new PersonFacts(
                    employment == null ? PersonFacts.Employment.UNKNOWN : employment,
                    disability,
                    types,
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
            Fields fields = new Fields();
            boolean valid =
                    number == null
                            || IdentityRules.isPlain(number) && VeteranNumber.isValid(number);
            fields.expect(valid, "/number", "a letter or digit at least, 50 characters at most");
            fields.check(PersonCode.VETERAN_NUMBER_INVALID);
            return number == null ? null : new VeteranNumber(number.strip());
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
            Fields fields = new Fields();
            fields.expect(
                    number == null || KksCard.hasForm(number), "/number", "a card has 16 digits");
            fields.check(PersonCode.KKS_CARD_INVALID);
            return number;
        }

        @Override
        public String toString() {
            return "KksCardBody[masked]";
        }
    }

    /** What the civil registry answered. */
    public record CivilMatchBody(@Nullable CivilMatch civilMatch, @Nullable LocalDate effectiveOn) {
        CivilMatch answer() {
            Fields fields = new Fields();
            CivilMatch answer = fields.required("/civilMatch", civilMatch, CivilMatch.UNCHECKED);
            fields.check();
            return answer;
        }
    }
}
