package id.dinsos.cases.complaint;

import id.dinsos.cases.knowledge.Facts;
import java.util.List;
import java.util.Set;

/**
 * Why a month was not paid, and what the family can do about it. A clause's own words come with the
 * verdict where it has any; those of the bank's codes and of the clauses every programme has are
 * {@link Reasons}. A code nobody has words for is never shown: the family is told where to ask.
 *
 * @param remedy what to do, as a sentence of its own; empty where there is nothing to do
 */
record Reason(Sentences.Text because, Sentences.Text remedy) {
    /** The words that come with it say the number of the place. */
    static final String WAITING_LIST = "waiting-list";

    private static final Reason UNKNOWN =
            new Reason(
                    text(
                            "ada persyaratan yang belum terpenuhi",
                            "a condition of the programme is not met"),
                    text(
                            "Silakan menanyakan rinciannya kepada petugas Dinas Sosial.",
                            "Please ask the social office for the details."));

    /**
     * The words of a code: the desk's own, which know a remedy, or those that came with the verdict
     * and say more; a code that nobody has put into words is not shown.
     */
    static Reason of(String code, List<Facts.Words> came) {
        Reason known = Reasons.KNOWN.get(code);
        if (known != null && !code.equals(WAITING_LIST)) {
            return known;
        }
        Reason otherwise = known == null ? UNKNOWN : known;
        return came.stream()
                .filter(one -> one.code().equals(code))
                .filter(one -> !one.textId().equals(code) && !one.textId().isBlank())
                .findFirst()
                .map(one ->
                        new Reason(
                                text(clause(one.textId()), clause(one.textEn())), otherwise.remedy))
                .orElse(otherwise);
    }

    /** Every code that has words here. */
    static Set<String> codes() {
        return Reasons.KNOWN.keySet();
    }

    /** A sentence as a part of another: without its full stop and its capital. */
    private static String clause(String sentence) {
        String text = sentence.strip();
        String open = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean name = open.length() > 1 && Character.isUpperCase(open.charAt(1)) || open.isEmpty();
        return name ? open : Character.toLowerCase(open.charAt(0)) + open.substring(1);
    }

    static Sentences.Text text(String indonesian, String english) {
        return new Sentences.Text(indonesian, english);
    }
}
