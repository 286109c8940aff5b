package id.dinsos.registry.match;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the civil registry said, attribute by attribute; null where it was not asked.
 *
 * @param nik whether it knows the number
 * @param nameScore how alike the names are, 0 to 100
 * @param checkedOn the day of which the answer is
 * @param source how it was asked, such as a file's name
 * @param mothersNameScore as {@code nameScore}, of the mother
 */
public record CivilAnswer(
        boolean nik,
        int nameScore,
        @Nullable Boolean kkNumber,
        @Nullable Boolean birthDate,
        @Nullable Boolean sex,
        @Nullable Boolean mothersName,
        @Nullable Boolean address,
        LocalDate checkedOn,
        String source,
        @Nullable Integer mothersNameScore) {
    public CivilAnswer(
            boolean nik,
            int nameScore,
            @Nullable Boolean kkNumber,
            @Nullable Boolean birthDate,
            @Nullable Boolean sex,
            @Nullable Boolean mothersName,
            @Nullable Boolean address,
            LocalDate checkedOn,
            String source) {
        this(
                nik,
                nameScore,
                kkNumber,
                birthDate,
                sex,
                mothersName,
                address,
                checkedOn,
                source,
                null);
    }

    /**
     * Whether that is the person: a number that is known, a name alike enough, and no other birth
     * date. The family card, the sex and the mother's name are told and decide nothing.
     *
     * @param fromScore from which score on a name counts as the same
     */
    public boolean isMatch(int fromScore) {
        return nik && nameScore >= fromScore && !Boolean.FALSE.equals(birthDate);
    }

    /** Of whatever day, and however it was asked. */
    public boolean saysAs(CivilAnswer other) {
        return nik == other.nik
                && nameScore == other.nameScore
                && Objects.equals(kkNumber, other.kkNumber)
                && Objects.equals(birthDate, other.birthDate)
                && Objects.equals(sex, other.sex)
                && Objects.equals(mothersName, other.mothersName)
                && Objects.equals(address, other.address)
                && Objects.equals(mothersNameScore, other.mothersNameScore);
    }
}
