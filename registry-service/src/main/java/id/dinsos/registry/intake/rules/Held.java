package id.dinsos.registry.intake.rules;

import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.VeteranNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number that one person alone may have, as it is compared. */
public record Held(Unique kind, String value) {
    /** The numbers of a member that nobody else may have. */
    public static List<Held> of(CheckedMember member) {
        List<Held> numbers = new ArrayList<>(2);
        if (member.nik() != null) {
            numbers.add(new Held(Unique.NIK, member.nik()));
        }
        if (member.veteranNumber() != null && VeteranNumber.isValid(member.veteranNumber())) {
            numbers.add(
                    new Held(Unique.VETERAN_NUMBER, VeteranNumber.plain(member.veteranNumber())));
        }
        return numbers;
    }

    public static Held of(KksCard card) {
        return new Held(Unique.KKS_CARD, card.token());
    }

    /** The family's card; null where the row names none. */
    public static @Nullable KksCard card(CheckedFamily family, Function<String, KksCard> cards) {
        String number = family.kksCard();
        return number == null ? null : cards.apply(number);
    }

    public String column() {
        return switch (kind) {
            case NIK -> "nik";
            case VETERAN_NUMBER -> "npv_veteran";
            case KKS_CARD -> "no_kks";
        };
    }

    public String code() {
        return PersonCode.heldByOther(kind).code();
    }

    @Override
    public String toString() {
        return "Held[" + kind + "]";
    }
}
