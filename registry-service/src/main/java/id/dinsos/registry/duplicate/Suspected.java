package id.dinsos.registry.duplicate;

import java.util.ArrayList;
import java.util.List;

/** What records are suspected by, and how strongly. */
public enum Suspected {
    /** Households with one family card. */
    FAMILY_CARD,
    /** People alike in the sound of their name, their birth date and their mother's name. */
    PERSON;

    private static final int CARD = 80;
    private static final int LIKENESS = 70;
    private static final int VILLAGE = 15;
    private static final int OWN_CARD = 10;
    private static final int FORMER = 10;
    private static final int NIKS = -30;
    private static final int MOST = 100;

    /**
     * How likely it is that they are one, 0 to 100, and why. It orders the queue and decides
     * nothing.
     *
     * @param villages in how many they live
     * @param niks how many different ones they have
     * @param cards how many different family cards they have
     * @param formerly whether one has a NIK or a card now that another once had
     */
    Score score(int villages, int niks, int cards, boolean formerly) {
        if (this == FAMILY_CARD) {
            return new Score(CARD, List.of("FAMILY_CARD"));
        }
        int score = LIKENESS;
        List<String> reasons = new ArrayList<>(List.of("NAME", "BIRTH_DATE", "MOTHERS_NAME"));
        if (villages == 1) {
            score += VILLAGE;
            reasons.add("SAME_VILLAGE");
        }
        if (cards == 1) {
            score += OWN_CARD;
            reasons.add("SAME_FAMILY_CARD");
        }
        if (formerly) {
            score += FORMER;
            reasons.add("FORMER_NUMBER");
        }
        if (niks > 1) {
            score += NIKS;
            reasons.add("DIFFERENT_NIKS");
        }
        return new Score(Math.min(score, MOST), reasons);
    }

    /** How likely, and why. */
    record Score(int points, List<String> reasons) {
        Score {
            reasons = List.copyOf(reasons);
        }
    }
}
