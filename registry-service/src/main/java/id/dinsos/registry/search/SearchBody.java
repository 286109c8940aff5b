package id.dinsos.registry.search;

import id.dinsos.contracts.Nik;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonFacts.PpksType;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom to look for; in a body, because addresses are logged everywhere. A NIK finds its holder, a
 * key of the ministry's file whom it stands for, whatever else is said; all else narrows together.
 * Numbers find those who have them and those who once had them.
 *
 * @param idSemesta whom the family files of the office call so
 * @param idKeluarga the members of the family that the files of the office call so
 * @param name as it is spoken: spelling, order, titles and old orthography do not matter
 * @param region any level; the caller's own where absent
 */
public record SearchBody(
        @Nullable String nik,
        @Nullable String kkNumber,
        @Nullable String kksCard,
        @Nullable String idSemesta,
        @Nullable String idKeluarga,
        @Nullable String name,
        @Nullable String region,
        @Nullable Integer decileFrom,
        @Nullable Integer decileTo,
        @Nullable PpksType ppksType,
        @Nullable Sex sex,
        @Nullable Boolean alive,
        @Nullable String cursor,
        @Nullable Integer limit) {
    private static final int PAGE = 20;
    private static final int MAX_PAGE = 200;

    /** Refuses a number that is none, and a search for nothing at all. */
    void check() {
        if (nik != null && Nik.check(nik) != Nik.Fault.NONE) {
            throw RefusedException.of(PersonCode.NIK_INVALID, "send a NIK of 16 digits");
        }
        if (kkNumber != null && !kkNumber.matches("\\d{16}")) {
            throw RefusedException.of(
                    PersonCode.KK_NUMBER_INVALID, "a family card number has 16 digits");
        }
        if (kksCard != null && !KksCard.hasForm(kksCard)) {
            throw RefusedException.of(
                    PersonCode.KKS_CARD_INVALID, "the number of a welfare card has 16 digits");
        }
        if (region != null && !RegionCode.isValid(region)) {
            Fields fields = new Fields();
            fields.fault("/region", Fields.INVALID, "a region code as 35.24.05");
            fields.check();
        }
        if (limit != null && (limit < 1 || limit > MAX_PAGE)) {
            Fields fields = new Fields();
            fields.fault("/limit", Fields.INVALID, "a whole number from 1 to " + MAX_PAGE);
            fields.check();
        }
        boolean empty =
                nik == null
                        && kkNumber == null
                        && kksCard == null
                        && idSemesta == null
                        && idKeluarga == null
                        && name == null
                        && region == null
                        && decileFrom == null
                        && decileTo == null
                        && ppksType == null;
        if (empty) {
            throw RefusedException.of(
                    SearchCode.SEARCH_EMPTY,
                    "say a NIK, family card, welfare card, key of a file, name, place, decile or type");
        }
        if (name != null && NameWords.of(name).isEmpty()) {
            throw RefusedException.of(SearchCode.NAME_WITHOUT_LETTERS, "a name has letters");
        }
    }

    /** Where to look, in what was checked and names a place. */
    RegionCode where() {
        return RegionCode.of(Objects.requireNonNull(region));
    }

    int page() {
        return limit == null ? PAGE : limit;
    }

    /**
     * What is asked for: a cursor is good for the same question alone, and tells none of it. Who is
     * called Null is not anybody.
     */
    String list(RegionCode where) {
        return Stream.of(kkNumber, kksCard, name, where, decileFrom, decileTo, ppksType, sex, alive)
                .map(said -> said == null ? "" : "=" + said)
                .collect(Collectors.joining("/", "persons/", ""));
    }

    @Override
    public String toString() {
        return "SearchBody[masked]";
    }
}
